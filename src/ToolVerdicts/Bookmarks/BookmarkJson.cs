using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using ToolVerdicts.Store;
using ToolVerdicts.Text;

namespace ToolVerdicts.Bookmarks;

/// <summary>
/// Bookmarks as the file that can be imported again: one JSON object in UTF-8 with <c>format</c>, <c>version</c> and <c>bookmarks</c>, a list of objects
/// with <c>tool</c> (the slug), <c>saved</c> (the day) and, where there is one, <c>note</c>. Other members are left unread.
/// </summary>
public static class BookmarkJson
{
    /// <summary>What <c>format</c> says.</summary>
    public const string Format = "tool-verdicts-bookmarks";

    /// <summary>What <c>version</c> says. A version that an older program would misread gets the next number.</summary>
    public const long Version = 1;

    /// <summary>The most bookmarks that are read from a file: more than a visitor keeps, for files that were put together by hand; each is looked up.</summary>
    public const int MostInFile = 2_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file.</summary>
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

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="today">The day (UTC); what claims to be saved later was saved now.</param>
    /// <param name="saved">What it holds, as it stands there.</param>
    /// <param name="fault">What is wrong with it, in a sentence; null when nothing is.</param>
    /// <returns>False when something is wrong, wherever it stands: a file is read whole or not at all.</returns>
    public static bool TryRead(ReadOnlySpan<byte> file, DateOnly today, out IReadOnlyList<SavedTool> saved, [NotNullWhen(false)] out string? fault)
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
            // The reader finds half a surrogate pair only when it is asked for the text.
            fault = "The file holds a broken character, such as one half of an emoji.";
        }

        return fault is null;
    }

    private static void Write(Utf8JsonWriter json, SavedTool tool)
    {
        json.WriteStartObject();
        json.WriteString("tool", tool.Slug);
        json.WriteString("saved", tool.Day.ToStored());
        if (tool.Note is { } note)
        {
            json.WritePropertyName("note");
            // The framework's encoders write an emoji as twelve letters. Of what a note can hold, JSON wants only these escaped (RFC 8259, 7).
            json.WriteRawValue($"\"{note.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"");
        }

        json.WriteEndObject();
    }

    private static string? Head(JsonElement root, out JsonElement list)
    {
        list = default;
        if (root.ValueKind != JsonValueKind.Object || TextOf(root, "format") != Format)
            return $"The file is no bookmark export of this program: it lacks \"format\": \"{Format}\".";
        if (!root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt64(out var number))
            return "The file does not say its \"version\".";
        if (number != Version)
            return $"The file is of version {number}; this site reads version {Version}.";
        if (!root.TryGetProperty("bookmarks", out list) || list.ValueKind != JsonValueKind.Array)
            return "The file has no list of \"bookmarks\".";
        return list.GetArrayLength() > MostInFile ? $"The file has {list.GetArrayLength():N0} bookmarks; at most {MostInFile:N0} are read at once." : null;
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
            if (TextOf(item, "tool") is not { } slug || !Slug.IsWellFormed(slug))
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
