namespace ToolVerdicts.BrowserTests;

/// <summary>Tools with the values that strain a page: shared names, the longest and the shortest, both directions of writing, many
/// reviewers and none, no scores, no votes and many.</summary>
public static class RichTools
{
    private static readonly string[] Panel = ["builder", "skeptic", "futurist", "founder"];

    public static IReadOnlyList<string> Reviewers { get; } =
        [.. Panel, "creator", "operator", "teacher", "editor", "lawyer"];

    public static IReadOnlyList<RichTool> All { get; } =
    [
        new("alpha-lint", "Alpha Lint", "Lints prompts without a model", "Free", null, (11, 4),
            Of([72, 75, 70, 70], "ship ship ship skip")),
        new("beta-lint", "Beta Lint", "Lints prompts with a model", "Paid", "from $9 a month for each seat", (4, 4),
            Of([71, 73, 72, 71], "ship ship ship ship")),
        new("bench", "bench vs budget", "Draws what a token costs you", "Contact sales", null, (0, 7),
            Of([55, 40, 50, 2], "ship skip skip skip")),
        new("crowd", "Crowd Pleaser", "Is liked by nearly everybody", "Freemium", "free up to 3 users, then $20 a month", (61_234, 38_766),
            Of([100, 99, 98, 100], "ship ship ship ship")),
        new("calls", "Calls Only", "Has calls and no score", "Free", null, (1, 0), Of([null, null, null, null], "ship skip ship skip")),
        new("scores", "Scores Only", "Has scores and no call", "Paid", null, (0, 1), Of([61, 62, 63, 64], "- - - -")),
        new("led", "Led by Score", "Has the higher scores", "Free", null, (3, 2), Of([90, 91, 92, 93], "ship ship ship ship")),
        new("loved", "Loved by Voters", "Has the better votes once a fifth is cast", "Free", null, (4, 0),
            Of([70, 71, 72, 73], "ship ship ship ship")),
        new("emoji", "Rocket 🚀🚀 Pack", "Ships 🚀 things", "Free", null, (2, 1), Of([88, null, 70, 60], "ship ship - skip")),
        new("long", Repeat("Longname with many words that goes on and on ", 180), "A tagline", "Free", null, (3, 9),
            Of([90, 91, 92, 93], "ship ship ship ship")),
        new("unbroken", Repeat("Donaudampfschifffahrtsgesellschaftskapitaen", 180), Repeat("unbroken", 200), "Paid", Repeat("unbroken",
            120), (0, 0),
            Of([30, 31, 32, 33], "skip skip skip skip")),
        new("nine", "Nine Voices", "Is reviewed by everybody", "Paid", "$4", (15, 5),
            [.. Reviewers.Select((reviewer, index) => (reviewer, (int?)(50 + 5 * index), (string?)(index % 3 == 0 ? "skip" : "ship")))]),
        new("nothing", "Nothing Known", "No fact is on file", null, null, (0, 0)),
        new("nothing-either", "Nothing Either", "No fact is on file here either", null, null, (0, 0)),
        new("q", "Q", "One letter", "Free", null, (5, 0), Of([80, 81, 82, 83], "ship ship ship ship")),
        new("rtl", "مساعد البرمجة", "أداة للمطورين", "Paid", null, (3, 3),
            Of([66, 77, 55, 44], "ship ship ship skip")),
        new("twin", "Twin", "A 7B model that reads tables", "Free", null, (6, 1), Of([80, 71, 78, 78], "ship ship ship ship")),
        new("twin-b", "Twin", "A spreadsheet that answers back", "Paid", "$20/mo", (1, 6), Of([40, 12, 55, 30], "skip skip ship skip")),
        new("old", "Old News", "Was seen long ago", "Paid", "from $9 a month", (45, 23), Of([94, 78, 93, 23], "ship ship skip skip"))
        {
            Seen = new DateOnly(2024, 12, 24),
        },
        new("quad-a", "Quartet", "Plays the first violin", "Free", null, (2, 0), Of([70, 72, 74, 76], "ship ship ship ship")),
        new("quad-b", "Quartet", "Plays the second violin", "Paid", "$20 a month", (0, 2), Of([60, 62, 64, 66], "ship ship skip skip")),
        new("quad-c", "Quartet", "Plays the viola", "Freemium", null, (9, 9), Of([50, 52, 54, 56], "skip skip skip skip")),
        new("quad-d", "Quartet", "Plays the cello", null, null, (0, 0), Of([90, 92, 94, 96], "ship ship ship ship")),
    ];

    /// <summary>Comparisons of two, three and four of them.</summary>
    public static IReadOnlyList<string> Comparisons { get; } =
    [
        "/compare/alpha-lint-vs-beta-lint",
        "/compare/twin-vs-twin-b",
        "/compare/bench-vs-crowd",
        "/compare/long-vs-unbroken",
        "/compare/q-vs-rtl",
        "/compare/nothing-vs-nothing-either",
        "/compare/calls-vs-scores",
        "/compare/emoji-vs-nine",
        "/compare/nine-vs-old",
        "/compare/nine-vs-nothing",
        "/compare/alpha-lint-vs-crowd-vs-rtl",
        "/compare/quad-a-vs-quad-b-vs-quad-c-vs-quad-d",
        "/compare/emoji-vs-long-vs-nothing-vs-unbroken",
    ];

    /// <summary>Comparisons, and every other kind of page that shows these tools.</summary>
    public static TheoryData<string> Pages { get; } =
    [
        .. Comparisons,
        "/", "/tools", "/tools?q=quartet", "/tools?sort=community", "/compare", "/reviewers", "/reviewers/skeptic", "/reviewers/lawyer",
        "/tools/twin", "/tools/crowd", "/tools/long", "/tools/unbroken", "/tools/nine", "/tools/nothing", "/tools/calls", "/tools/rtl",
        "/categories/developer-tools", "/compare?tool=quartet&tool=q",
    ];

    private static (string Reviewer, int? Score, string? Call)[] Of(int?[] scores, string calls) =>
        [.. Panel.Zip(scores, calls.Split(' ')).Select(review => (review.First, review.Second, review.Third == "-" ? null : review.Third))];

    private static string Repeat(string words, int length) =>
        string.Concat(Enumerable.Repeat(words, length / words.Length + 1))[..length].TrimEnd();
}
