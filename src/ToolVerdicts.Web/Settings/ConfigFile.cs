using Microsoft.Extensions.Configuration.Json;

namespace ToolVerdicts.Web.Settings;

/// <summary>The file that the setting <c>Config</c> names: settings in JSON, apart from the program's own <c>appsettings.json</c>, which an
/// upgrade replaces.</summary>
public static class ConfigFile
{
    /// <summary>Adds the file behind <c>appsettings.json</c>; environment and command line still win.</summary>
    /// <param name="sources">The sources of the configuration, weakest first.</param>
    /// <param name="path">The file; null adds nothing.</param>
    /// <exception cref="SettingException">There is no such file.</exception>
    public static void AddTo(IList<IConfigurationSource> sources, string? path)
    {
        if (path is null)
            return;
        if (!File.Exists(path))
        {
            throw new SettingException(
                $"Config is \"{path}\", and there is no such file; name one with settings in JSON, or leave it out.");
        }

        var file = new JsonConfigurationSource { Path = Path.GetFullPath(path) };
        file.ResolveFileProvider();
        var last = sources.Index().Where(source => source.Item is JsonConfigurationSource).Select(source => source.Index).LastOrDefault(-1);
        sources.Insert(last + 1, file);
    }

    /// <summary>One sentence on a settings file that cannot be read; null for other faults.</summary>
    public static string? Explain(Exception fault)
    {
        // The framework wraps what the reader of JSON says, and names the file only in its own words.
        if (fault is not InvalidDataException { InnerException: { } inner })
            return null;
        var reason = inner.InnerException is System.Text.Json.JsonException json
            ? $"line {json.LineNumber + 1} is no JSON ({json.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.')})"
            : inner.Message.TrimEnd('.');
        return $"{fault.Message.TrimEnd('.')}: {reason}.";
    }
}
