using System.Text.Encodings.Web;
using System.Text.Json;

namespace ToolVerdicts.Content;

/// <summary>Writes YAML.</summary>
public static class YamlText
{
    private const string CapturedAs = "captured-as";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text as YAML writes it: a JSON string is one of YAML, too.</summary>
    public static string Quote(string text) => JsonSerializer.Serialize(text, Plain);

    /// <summary>A tool's file that says nothing but under which identities captures know the tool.</summary>
    public static string ToolFile(IEnumerable<ToolIdentity> identities) =>
        string.Join('\n', ["---", $"{CapturedAs}:", .. identities.Select(identity => $"  - {Of(identity)}"), "---", ""]);

    /// <summary>Adds identities to the front matter of a tool's file, and leaves the rest of its text as it is.</summary>
    /// <param name="text">A file without faults.</param>
    public static string AddIdentities(string text, IReadOnlyList<ToolIdentity> identities)
    {
        var lines = text.Split('\n').ToList();
        var yaml = FrontMatter.Parse(text, new FileFaults(""))!.Yaml!;
        var entry = yaml.Entries?.FirstOrDefault(known => known.Key == CapturedAs);
        if (entry?.Value.Items is not [var first, ..])
        {
            // An empty list is replaced by one with items.
            if (entry is not null)
                lines.RemoveAt((int)entry.Place.Line - 1);
            lines.InsertRange(1, [$"{CapturedAs}:", .. identities.Select(identity => $"  - {Of(identity)}")]);
            return string.Join('\n', lines);
        }

        var (at, column) = ((int)first.Line - 1, (int)first.Column - 1);
        var before = lines[at][..column];
        if (before.TrimEnd().EndsWith('-'))
            lines.InsertRange(at, identities.Select(identity => $"{before}{Of(identity)}"));
        else
            lines[at] = before + string.Concat(identities.Select(identity => $"{Of(identity)}, ")) + lines[at][column..];
        return string.Join('\n', lines);
    }

    /// <summary>Adds a key to the front matter of a file, in place of the same key.</summary>
    /// <param name="text">A file without faults.</param>
    /// <param name="value">The value as YAML.</param>
    public static string Set(string text, string key, string value)
    {
        var lines = text.Split('\n').ToList();
        var yaml = FrontMatter.Parse(text, new FileFaults(""))!.Yaml!;
        if (yaml.Entries?.FirstOrDefault(known => known.Key == key) is { } entry)
            lines.RemoveAt((int)entry.Place.Line - 1);
        lines.Insert(1, $"{key}: {value}");
        return string.Join('\n', lines);
    }

    private static string Of(ToolIdentity identity) => $"{{ name: {Quote(identity.Name)}, tagline: {Quote(identity.Tagline)} }}";
}
