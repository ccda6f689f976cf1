using ToolVerdicts.Reviews;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Load;

/// <summary>Formats a comparison of two generated tools like the captures in <c>seeds/</c>.</summary>
internal static class CapturePage
{
    private const string Kicker = "AI tool comparison";

    private const string Lede =
        "Which one should you ship with? "
        + "Here is the side-by-side panel verdict, pricing read, reviewer split, and community vote comparison.";

    private static readonly string[] Newsletter =
    [
        "Weekly AI Tool Verdicts", "Get the next comparison in your inbox",
        "New AI tools ship daily. We compare them before you waste an afternoon.",
    ];

    private static readonly string[] Drawer =
        ["Bookmarks", "Loading bookmarks...", "No bookmarks yet", "Bookmark tools to save them for later"];

    /// <summary>Formats like captures 000, 001 and 004: no blank lines, and reviews without name, score and call.</summary>
    public static string Compact(GeneratedTool left, GeneratedTool right) => string.Join('\n',
    [
        Kicker,
        Heading(left, right),
        Lede,
        .. CompactCard(left),
        .. CompactCard(right),
        "Reviewer scorecard",
        .. left.Reviews.Zip(right.Reviews).SelectMany(row => new[] { $"“{row.First.Text}”", $"“{row.Second.Text}”" }),
        .. Newsletter,
    ]);

    /// <summary>Formats like captures 002 and 003: blank lines, a decision table, and reviews with name, score and call.</summary>
    public static string Rich(GeneratedTool left, GeneratedTool right) => string.Join("\n\n",
    [
        $"Compare/{Heading(left, right)}",
        Kicker,
        Heading(left, right),
        Lede,
        .. RichCard(left),
        .. RichCard(right),
        DecisionTable(left, right),
        "Reviewer scorecard",
        .. left.Reviews.Zip(right.Reviews).SelectMany((row, i) => RichRow(Reviewer.KnownNames[i], row.First, row.Second)),
        .. Newsletter,
        .. Drawer,
    ]);

    private static string Heading(GeneratedTool left, GeneratedTool right) => $"{left.Name} vs {right.Name}";

    private static string[] CompactCard(GeneratedTool tool) =>
        [tool.Category, tool.Name, tool.Tagline, Share(tool), "Panel ship", "—", "Community", tool.PriceWord, "Entry", tool.Description];

    private static string[] RichCard(GeneratedTool tool) =>
    [
        tool.Name[..1].ToUpperInvariant(), tool.Category, tool.Name, tool.Tagline, $"{tool.Panel.Verdict}", Share(tool), "Panel ship",
        "Community", tool.PriceWord, "Entry", tool.Description,
    ];

    private static string DecisionTable(GeneratedTool left, GeneratedTool right)
    {
        return string.Join('\n',
        [
            .. Row("Decision", tool => tool.Name),
            .. Row("Panel verdict", tool => $"{tool.Panel.Verdict} · {tool.Panel.Ship} ship / {tool.Panel.Skip} skip"),
            .. Row("Community", _ => "No community votes yet"),
            .. Row("Pricing", tool => tool.PriceText),
            .. Row("Best for", tool => tool.Tagline),
            .. Row("Category", tool => tool.Category),
        ]);

        string[] Row(string label, Func<GeneratedTool, string> value) => [label, value(left), value(right)];
    }

    private static string[] RichRow(string reviewer, GeneratedReview left, GeneratedReview right) =>
        [$"{reviewer}\n{Score(left)}", left.Text, Score(right), right.Text];

    private static string Share(GeneratedTool tool) => $"{tool.Panel.SharePercent}%";

    private static string Score(GeneratedReview review) => $"{review.Score}/100 · {(review.Call == Call.Ship ? "ship" : "skip")}";
}
