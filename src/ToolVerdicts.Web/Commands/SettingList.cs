using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>settings [--json]</c>: each setting, its value in effect, and where it comes from.</summary>
internal static class SettingList
{
    public static Command Command(CommandLineSettings line)
    {
        var json = JsonList.Option();
        var command = new Command("settings", "Print each setting, its value and where it comes from; passwords are not shown") { json };
        command.SetAction(parsed => Run(line.Configuration(), parsed.GetValue(json)));
        return command;
    }

    private static int Run(IConfigurationRoot settings, bool asJson)
    {
        var options = SiteOptions.Read(settings);
        var rows = SettingNames.All
            .Select(setting => new
            {
                setting.Name,
                Value = setting.Value(options) is { Length: > 0 } value ? value : null,
                Origin = SettingNames.OriginOf(settings, setting.Name),
            })
            .ToList();
        if (asJson)
            return JsonList.Print(rows);
        foreach (var row in rows)
            Console.WriteLine(OneLine.Of($"{row.Name,-20} {row.Value ?? "-"}  ({row.Origin})"));
        return ExitCode.Done;
    }
}
