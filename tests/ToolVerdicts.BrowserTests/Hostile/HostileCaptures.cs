using System.Net;

namespace ToolVerdicts.BrowserTests.Hostile;

/// <summary>Captures that say hostile strings in every field: each string once in a text capture and once in an HTML one.</summary>
internal static class HostileCaptures
{
    /// <summary>Writes them, two tools a page.</summary>
    public static void Write(string folder, IReadOnlyList<HostileString> strings)
    {
        foreach (var pair in strings.Chunk(2))
        {
            if (pair is not [var left, var right])
                continue;
            File.WriteAllText(Path.Combine(folder, $"{left.Number:00000}.txt"), string.Join('\n', Lines("T", left, right)));
            File.WriteAllText(Path.Combine(folder, $"{left.Number:00000}.html"), Html(Lines("H", left, right)));
        }
    }

    private static string[] Lines(string form, HostileString left, HostileString right)
    {
        var (names, both) = (new[] { $"{form}{left.Number} {left.Text}", $"{form}{right.Number} {right.Text}" }, new[] { left, right });
        return
        [
            "AI tool comparison",
            $"{names[0]} vs {names[1]}",
            .. both.SelectMany((said, side) => new[] { $"Kind {said.Text}", names[side], $"{form} tagline {said.Text}", "Ship", "100%", "Panel ship", "—", "Community", $"Free {said.Text}", "Entry", $"{form} description {said.Text}" }),
            .. Row("Decision", side => names[side]),
            .. Row("Panel verdict", _ => "Ship · 2 ship / 0 skip"),
            .. Row("Community", _ => "No community votes yet"),
            .. Row("Pricing", side => $"From {both[side].Text}"),
            .. Row("Best for", side => $"{form} tagline {both[side].Text}"),
            .. Row("Category", side => $"Kind {both[side].Text}"),
            "Reviewer scorecard",
            .. new[] { "Builder", "Skeptic" }.SelectMany(reviewer => new[] { reviewer, "80/100 · ship", $"{form} {reviewer} says {left.Text}", "70/100 · ship", $"{form} {reviewer} says `{right.Text}`" }),
            "Weekly AI Tool Verdicts",
            "Bookmarks",
        ];

        static string[] Row(string label, Func<int, string> value) => [label, value(0), value(1)];
    }

    private static string Html(IEnumerable<string> lines) =>
        $"<!DOCTYPE html><html><head><title>x</title></head><body>{string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>\n"))}</body></html>";
}
