using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace ToolVerdicts.Web.Settings;

/// <summary>The names of all settings, each with its value in effect, and where a value comes from.</summary>
public static class SettingNames
{
    private const string Hidden = "(set, not shown)";

    // Settings of ASP.NET Core whose names are its own.
    private static readonly string[] FrameworkSections = ["Logging", "Kestrel"];
    private static readonly string[] FrameworkNames =
        ["environment", "contentRoot", "applicationName", "webroot", "http_ports", "https_ports"];

    /// <summary>Each setting of the program, and its value in effect as text; null when it has none.</summary>
    public static IReadOnlyList<(string Name, Func<SiteOptions, string?> Value)> All { get; } =
    [
        ("Store", site => Path.GetFullPath(site.Store)),
        ("Seeds", site => site.Seeds is { } seeds ? Path.GetFullPath(seeds) : SiteOptions.None),
        ("Content", site => Path.GetFullPath(site.Content)),
        ("Content:Apply", site => site.AppliesAtStart ? "start" : null),
        ("Config", site => site.Config),
        ("Site:BaseUrl", site => site.UrlOf("")),
        ("Site:Name", site => site.Name),
        ("Site:Contact", site => site.Contact),
        ("Site:FormerHosts", site => Joined(site.FormerHosts)),
        ("urls", site => site.Urls),
        ("PORT", site => site.Port),
        ("AllowedHosts", site => Joined(site.AllowedHosts)),
        ("Proxies", site => Joined(site.Proxies.Select(proxy => $"{proxy}"))),
        ("Limits:Reads", site => $"{site.Reads}"),
        ("Backup:Folder", site => site.Backup.Folder?.Path ?? SiteOptions.None),
        ("Backup:Hours", site => $"{site.Backup.Interval.TotalHours:0}"),
        ("Backup:Keep", site => $"{site.Backup.Folder?.Keep}"),
        ("Facts:PriceMaxAge", site => $"{site.Ages.Price}"),
        ("Facts:PanelMaxAge", site => $"{site.Ages.Panel}"),
        ("Metrics:Otlp", site => site.Metrics?.ToString()),
        ("Metrics:Prometheus", site => site.Prometheus?.ToString()),
        ("Mail:From", site => site.Mail.From.Address),
        ("Mail:None", site => site.Mail.IsOff ? "true" : null),
        ("Mail:Pickup", site => site.Mail.Pickup),
        ("Mail:Host", site => site.Mail.Server?.Host),
        ("Mail:Port", site => $"{site.Mail.Server?.Port}"),
        ("Mail:User", site => site.Mail.Server?.User),
        ("Mail:Password", site => site.Mail.Server?.Password is null ? null : Hidden),
        ("Mail:Tls", site => site.Mail.Server?.Tls.ToString().ToLowerInvariant()),
        ("Mail:Dkim:Domain", site => site.Mail.Signer?.Domain),
        ("Mail:Dkim:Selector", site => site.Mail.Signer?.Selector),
        ("Mail:Dkim:KeyFile", site => site.Mail.Signer is null ? null : Hidden),
        ("Digest:Day", site => $"{site.Mail.Schedule.Day}"),
        ("Digest:Hour", site => $"{site.Mail.Schedule.Hour}"),
    ];

    /// <summary>The first parts of names with several parts, such as <c>Site</c>.</summary>
    public static IReadOnlyList<string> Sections { get; } =
        [.. All.Where(set => set.Name.Contains(':')).Select(set => set.Name.Split(':')[0]).Distinct(), .. FrameworkSections];

    /// <summary>Names of one part, whose value may also be the next argument of a command line.</summary>
    public static IReadOnlyList<string> Words { get; } =
        [.. All.Where(setting => !setting.Name.Contains(':')).Select(setting => setting.Name), "environment"];

    /// <summary>Refuses a name that no setting has, in files, environment and command line. Of the environment only names of
    /// <see cref="Sections"/> are looked at, because it holds the names of every other program.</summary>
    /// <exception cref="SettingException">A name is unknown.</exception>
    public static void RequireKnown(IConfiguration settings)
    {
        if (settings is not IConfigurationRoot root)
            return;
        foreach (var provider in root.Providers)
        {
            if (PlaceOf(provider) is not { } place)
                continue;
            var isEnvironment = provider is EnvironmentVariablesConfigurationProvider;
            foreach (var name in NamesIn(provider, parent: null).Where(name => !isEnvironment || IsOfProgram(name)))
            {
                if (IsKnown(name))
                    continue;
                var shown = isEnvironment ? name.Replace(":", "__", StringComparison.Ordinal) : name;
                throw new SettingException(
                    $"{Nearest.Shown(shown)} ({place}) is no setting{Nearest.Hint(name, All.Select(set => set.Name).ToList(), "")}; "
                    + "the verb settings lists them.");
            }
        }
    }

    /// <summary>Where the value of a setting stands: a file, <c>the environment</c>, <c>the command line</c>, or <c>default</c>.</summary>
    public static string OriginOf(IConfigurationRoot settings, string name) =>
        settings.Providers.Reverse().Where(provider => provider.TryGet(name, out _)).Select(PlaceOf).FirstOrDefault() ?? "default";

    /// <summary>The setting's name that is nearest to an argument such as <c>--Sotre=try.db</c>; null when none is near.</summary>
    public static string? NearestTo(string argument) => Nearest.To(
        argument.TrimStart('-').Split('=')[0], All.Select(setting => setting.Name).Where(name => name.Length > 4));

    private static bool IsKnown(string name) =>
        All.Any(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        || FrameworkNames.Contains(name, StringComparer.OrdinalIgnoreCase)
        || FrameworkSections.Contains(name.Split(':')[0], StringComparer.OrdinalIgnoreCase);

    private static bool IsOfProgram(string name) =>
        name.Contains(':') && Sections.Contains(name.Split(':')[0], StringComparer.OrdinalIgnoreCase);

    private static string? PlaceOf(IConfigurationProvider provider) => provider switch
    {
        JsonConfigurationProvider { Source: { FileProvider: { } files, Path: { } path } } => files.GetFileInfo(path).PhysicalPath ?? path,
        EnvironmentVariablesConfigurationProvider => "the environment",
        CommandLineConfigurationProvider => "the command line",
        _ => null,
    };

    private static IEnumerable<string> NamesIn(IConfigurationProvider provider, string? parent)
    {
        foreach (var key in provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var name = parent is null ? key : $"{parent}:{key}";
            if (provider.TryGet(name, out _))
                yield return name;
            foreach (var below in NamesIn(provider, name))
                yield return below;
        }
    }

    private static string? Joined(IEnumerable<string> words) => string.Join(';', words) is { Length: > 0 } joined ? joined : null;
}
