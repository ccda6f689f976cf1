namespace ToolVerdicts.Web.Commands;

/// <summary>A command line, split into the arguments of verbs and the settings for ASP.NET Core's configuration.</summary>
/// <param name="Verbs">The verb, its arguments and options.</param>
/// <param name="Settings">Settings such as <c>--Store=try.db</c>, for the configuration.</param>
/// <param name="Mistake">A sentence on a setting that is wrong; null when none is.</param>
public sealed record CommandLineSettings(string[] Verbs, string[] Settings, string? Mistake = null)
{
    /// <summary>Splits a command line. Arguments that are no settings are passed to the verbs, which refuse unknown ones.</summary>
    public static CommandLineSettings Split(IReadOnlyList<string> args)
    {
        var verbs = new List<string>();
        var settings = new List<string>();
        string? mistake = null;
        for (var i = 0; i < args.Count; i++)
        {
            if (!IsSetting(args[i]))
            {
                verbs.Add(args[i]);
                // No argument of any verb may be empty; a script gives one where a variable has no value.
                if (args[i].Length == 0)
                    mistake ??= $"Argument {i + 1} is empty.";
                else if (args[i].StartsWith("--", StringComparison.Ordinal) && args[i].EndsWith('='))
                    mistake ??= $"{args[i]} needs a value.";
                continue;
            }

            settings.Add(args[i]);
            if (args[i].Contains('=', StringComparison.Ordinal))
                continue;
            // A word that begins as an option is not this option's value.
            if (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                settings.Add(args[++i]);
            else
                mistake ??= $"{args[i]} needs a value, such as {args[i]}=VALUE.";
        }

        return new CommandLineSettings([.. verbs], [.. settings], mistake);
    }

    /// <summary>The settings of a verb that does not serve: from the file, the environment and the command line.</summary>
    /// <exception cref="SettingException">The file that <c>Config</c> names does not exist.</exception>
    public IConfigurationRoot Configuration()
    {
        var builder = new ConfigurationBuilder()
            .SetBasePath(SiteOptions.ContentRoot)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine(Settings);
        ConfigFile.AddTo(builder.Sources, new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(Settings).Build()["Config"]);
        return builder.Build();
    }

    private static bool IsSetting(string arg)
    {
        if (!arg.StartsWith("--", StringComparison.Ordinal))
            return false;
        var name = arg[2..].Split('=')[0];
        return SettingNames.Words.Contains(name, StringComparer.OrdinalIgnoreCase)
            || SettingNames.Sections.Any(section => name.StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith($"{section}__", StringComparison.OrdinalIgnoreCase))
            || (arg.Contains('=', StringComparison.Ordinal) && name is "contentRoot" or "applicationName");
    }
}
