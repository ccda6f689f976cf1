namespace ToolVerdicts.Bookmarks;

/// <summary>Writes bookmarks as comma-separated values (RFC 4180), one line for each tool. A fact that is not stated is an empty cell. A
/// cell that would begin a formula gets an apostrophe, because a spreadsheet would run it.</summary>
public static class BookmarkCsv
{
    internal const string Saved = "Saved";
    internal const string Note = "Note";
    internal const string Address = "Address";

    private const string LineEnd = "\r\n";
    private const string FormulaStarts = "=+-@\t\r";
    private const string Quoted = ",\"\r\n";

    private static readonly string[] Header =
    [
        "Name", "Tagline", "Category", "Verdict", "Reviewers for ship", "Reviewers for skip", "Price", "Pricing", Saved, Note, Address,
    ];

    public static string Of(IEnumerable<Bookmark> bookmarks, Func<string, string> urlOf) =>
        string.Concat(bookmarks.Select(bookmark => Row(bookmark, urlOf)).Prepend(Header).Select(Line));

    /// <summary>The cells of each line, without the apostrophe before what would begin a formula.</summary>
    internal static IEnumerable<List<string>> Read(string text, char separator)
    {
        var (row, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (isQuoted ? letter != '"' : letter != '"' && letter != separator && letter is not ('\r' or '\n'))
                cell.Append(letter);
            else if (letter != '"')
                End();
            else if (isQuoted && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else
                isQuoted = !isQuoted;
            if (isQuoted || letter is not ('\r' or '\n'))
                continue;
            yield return row;
            row = [];
        }

        End();
        yield return row;

        void End()
        {
            var written = cell.ToString();
            row.Add(written is ['\'', var first, ..] && FormulaStarts.Contains(first) ? written[1..] : written);
            cell.Clear();
        }
    }

    private static string?[] Row(Bookmark bookmark, Func<string, string> urlOf) =>
    [
        bookmark.Name, bookmark.Tagline, bookmark.Category,
        bookmark.Verdict?.ToString(), bookmark.PanelShip?.ToString(), bookmark.PanelSkip?.ToString(),
        bookmark.PriceWord, bookmark.PriceText, bookmark.Day.ToStored(), bookmark.Note, urlOf($"/tools/{bookmark.Slug}"),
    ];

    private static string Line(IReadOnlyList<string?> cells) => $"{string.Join(',', cells.Select(Cell))}{LineEnd}";

    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var cell = new StringBuilder(text);
        if (FormulaStarts.Contains(text[0]))
            cell.Insert(0, '\'');
        return text.AsSpan().IndexOfAny(Quoted) < 0 ? cell.ToString() : $"\"{cell.Replace("\"", "\"\"")}\"";
    }
}
