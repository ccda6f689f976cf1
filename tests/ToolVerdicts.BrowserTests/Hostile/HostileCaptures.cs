using System.Net;

namespace ToolVerdicts.BrowserTests.Hostile;

/// <summary>Writes captures with hostile strings in every field: each string in one text capture and in one HTML capture.</summary>
internal static class HostileCaptures
{
    /// <summary>Writes a text and an HTML capture for every two strings; each string belongs to one of the two tools.</summary>
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
        var both = new[] { left, right };
        var names = both.Select(hostile => $"{form}{hostile.Number} {hostile.Text}").ToArray();
        return
        [
            "AI tool comparison",
            $"{names[0]} vs {names[1]}",
            .. both.SelectMany((hostile, side) => Card(form, hostile.Text, names[side])),
            .. Row("Decision", side => names[side]),
            .. Row("Panel verdict", _ => "Ship · 2 ship / 0 skip"),
            .. Row("Community", _ => "No community votes yet"),
            .. Row("Pricing", side => $"From {both[side].Text}"),
            .. Row("Best for", side => $"{form} tagline {both[side].Text}"),
            .. Row("Category", side => $"Kind {both[side].Text}"),
            "Reviewer scorecard",
            .. Reviews(form, "Builder", left.Text, right.Text),
            .. Reviews(form, "Skeptic", left.Text, right.Text),
            "Weekly AI Tool Verdicts",
            "Bookmarks",
        ];

        static string[] Row(string label, Func<int, string> value) => [label, value(0), value(1)];
    }

    private static string[] Card(string form, string text, string name) =>
    [
        $"Kind {text}", name, $"{form} tagline {text}", "Ship", "100%", "Panel ship", "—", "Community", $"Free {text}", "Entry",
        $"{form} description {text}",
    ];

    private static string[] Reviews(string form, string reviewer, string left, string right) =>
        [reviewer, "80/100 · ship", $"{form} {reviewer} says {left}", "70/100 · ship", $"{form} {reviewer} says `{right}`"];

    private static string Html(IEnumerable<string> lines)
    {
        var paragraphs = string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>\n"));
        return $"<!DOCTYPE html><html><head><title>x</title></head><body>{paragraphs}</body></html>";
    }
}
