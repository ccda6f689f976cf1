using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ToolVerdicts.Bookmarks;

/// <summary>Writes and reads bookmarks as a file for import: one JSON object in UTF-8 with <c>format</c>, <c>version</c> and
/// <c>bookmarks</c>, a list of <c>tool</c> (the slug), <c>saved</c> (the day) and an optional <c>note</c>.
/// Other members are ignored.</summary>
public static class BookmarkJson
{
    public const string Format = "tool-verdicts-bookmarks";
    /// <summary>The value of <c>version</c>. It rises with each change that an older program would misread.</summary>
    public const long Version = 1;

    /// <summary>The most bookmarks that are read from a file. It is more than a visitor keeps, because files are also put together by hand,
    /// and it is limited because each slug costs a query.</summary>
    public const int MostInFile = 2_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Write(IEnumerable<SavedTool> saved)
    {
        using var file = new MemoryStream();
        using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteStartArray("bookmarks");
            foreach (var tool in saved)
                Write(json, tool);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return file.ToArray();
    }

    /// <summary>Reads a file as a whole or not at all.</summary>
    /// <param name="today">The day (UTC), which replaces later days in the file.</param>
    /// <param name="saved">The bookmarks in the order of the file.</param>
    /// <param name="fault">The first fault of the file in a sentence; null when there is none.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> file, DateOnly today, out IReadOnlyList<SavedTool> saved, [NotNullWhen(false)] out string? fault)
    {
        saved = [];
        try
        {
            using var json = JsonDocument.Parse(Utf8.GetString(file).TrimStart('\uFEFF'));
            fault = Head(json.RootElement, out var list) ?? Items(list, today, out saved);
        }
        catch (DecoderFallbackException)
        {
            fault = "The file is not text in UTF-8.";
        }
        catch (JsonException broken)
        {
            fault = file.IsEmpty
                ? "No file was chosen, or it is empty."
                : $"The file is not JSON, or only a part of it: it cannot be read from line {broken.LineNumber + 1} on.";
        }
        catch (InvalidOperationException)
        {
            // JsonDocument finds an unpaired surrogate only when the text is read.
            fault = "The file holds a broken character, such as one half of an emoji.";
        }

        return fault is null;
    }

    private static void Write(Utf8JsonWriter json, SavedTool tool)
    {
        json.WriteStartObject();
        json.WriteString("tool", tool.Slug.Stored);
        json.WriteString("saved", tool.Day.ToStored());
        if (tool.Note is { } note)
        {
            json.WritePropertyName("note");
            // The encoders of .NET write an emoji as twelve letters. JSON requires only these characters of a note to be escaped (RFC
            // 8259, 7).
            var escaped = note.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal);
            json.WriteRawValue($"\"{escaped}\"");
        }

        json.WriteEndObject();
    }

    private static string? Head(JsonElement root, out JsonElement list)
    {
        list = default;
        if (root.ValueKind != JsonValueKind.Object || TextOf(root, "format") != Format)
            return $"The file is no bookmark export of this program: it lacks \"format\": \"{Format}\".";
        var hasVersion = root.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number;
        if (!hasVersion || !version.TryGetInt64(out var number))
            return "The file does not say its \"version\".";
        if (number != Version)
            return $"The file is of version {number}; this site reads version {Version}.";
        if (!root.TryGetProperty("bookmarks", out list) || list.ValueKind != JsonValueKind.Array)
            return "The file has no list of \"bookmarks\".";
        return list.GetArrayLength() > MostInFile
            ? $"The file has {list.GetArrayLength():N0} bookmarks; at most {MostInFile:N0} are read at once."
            : null;
    }

    private static string? Items(JsonElement list, DateOnly today, out IReadOnlyList<SavedTool> saved)
    {
        var read = new List<SavedTool>();
        saved = read;
        foreach (var item in list.EnumerateArray())
        {
            var which = $"Bookmark {read.Count + 1} in the file";
            if (item.ValueKind != JsonValueKind.Object)
                return $"{which} is no object.";
            if (!Slug.TryParse(TextOf(item, "tool"), out var slug))
                return $"{which} does not name its \"tool\" as tools’ addresses do, such as smollm3.";
            if (!ColumnTypes.TryParseDay(TextOf(item, "saved"), out var day))
                return $"{which}, {slug}, does not say when it was \"saved\", such as 2026-11-21.";
            if (item.TryGetProperty("note", out var text) && text.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                return $"{which}, {slug}, has a \"note\" that is no text.";
            if (!BookmarkNote.TryRead(TextOf(item, "note"), out var note))
                return $"{which}, {slug}, has a note of {note!.Length:N0} characters; at most {BookmarkNote.MaxLength} are kept.";
            read.Add(new SavedTool(slug, day > today ? today : day, note));
        }

        return null;
    }

    private static string? TextOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
