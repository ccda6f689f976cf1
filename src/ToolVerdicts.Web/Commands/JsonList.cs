using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>--json</c>: rows as an array of objects on standard output.</summary>
internal static class JsonList
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // Nothing of it stands in a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Option<bool> Option() => new("--json") { Description = "Print JSON" };

    public static int Print<T>(IReadOnlyList<T> rows)
    {
        Console.WriteLine(JsonSerializer.Serialize(rows, Format));
        return ExitCode.Done;
    }
}
