using System.Text;

namespace ToolVerdicts.Load;

/// <summary>The words of generated captures. None of them is a label that the import recognises.</summary>
internal static class Vocabulary
{
    // An upper bound for a sentence of these words with the space before it, in characters.
    private const int LongestSentence = 180;

    public static readonly string[] Categories =
    [
        "Developer Tools", "Research & Analysis", "Audio / Voice", "Design", "Writing", "Data & Pipelines", "Operations", "Education",
    ];

    public static readonly (string Word, string Text)[] Prices =
    [
        ("Free", "Free (permissive licence, bring your own hardware)"),
        ("Free", "Free / Open source"),
        ("Paid", "From $19 a seat and month, billed by the year"),
        ("Paid", "Pay-per-minute / Pay-per-job (no standing charge)"),
        ("Freemium", "Free for three projects, $12 a month beyond"),
    ];

    private static readonly string[] NameStarts =
    [
        "Alder", "Amber", "Barley", "Bramble", "Brindle", "Cinder", "Clover", "Copper", "Dapple", "Dover", "Elder", "Ember", "Fallow",
        "Fennel",
        "Gannet", "Garnet", "Harrow", "Hazel", "Ibis", "Ivory", "Jasper", "Juniper", "Kelp", "Kestrel", "Larch", "Linden", "Marten",
        "Mallow",
        "Nettle", "Nimble", "Oaken", "Osprey", "Pebble", "Quarry", "Quill", "Russet", "Saffron", "Sorrel", "Tallow", "Thistle", "Umber",
        "Vesper",
        "Willow", "Wren", "Yarrow", "Zephyr", "copper", "wren",
    ];

    private static readonly string[] NameEnds =
    [
        "bench", "cast", "crate", "dial", "field", "fold", "forge", "frame", "gate", "grid", "hatch", "lane", "lathe", "ledge", "loom",
        "mast",
        "mill", "moor", "path", "pier", "quay", "reel", "ridge", "sill", "span", "spool", "tide", "vale", "vane", "well", "wick", "yard",
    ];

    private static readonly string[] Editions =
    [
        "", "", "", " 2", " 3.1", " Studio", " (Pocket)", " (40B Tuned)", ": Field Edition", " & Sons", "-mini", ".dev",
    ];

    private static readonly string[] Qualities =
    [
        "Self-hosted", "Keyboard-first", "Offline", "Typed", "Streaming", "Small-footprint", "Auditable", "Batch-friendly",
        "Multilingual", "Scriptable",
        "Low-latency", "Open-weight", "Privacy-minded", "Composable", "Resumable", "Budget-aware",
    ];

    private static readonly string[] Kinds =
    [
        "agent runner", "prompt notebook", "retrieval index", "speech pipeline", "evaluation harness", "vision model", "code reviewer",
        "data labeller",
        "inference gateway", "fine-tuning kit", "document parser", "meeting scribe", "test writer", "query planner", "diagram maker",
        "log explainer",
    ];

    private static readonly string[] Audiences =
    [
        "teams that ship every day", "people who read the source", "small research groups", "one-person studios", "regulated back offices",
        "support desks at night", "laptops without a fan", "field crews with poor signal", "schools on a budget", "data teams in a hurry",
        "editors of long reports", "platform engineers", "tinkerers at weekends", "clinics with old hardware", "makers of small games",
        "busy maintainers",
    ];

    private static readonly string[] Openings =
    [
        "In practice", "On a quiet Tuesday", "After a week of use", "Out of the box", "Under load", "Seen from the buyer's chair",
        "With the defaults untouched",
        "Compared with last year's crop", "For a first project", "Once the novelty wears off", "Read with a cold eye", "Two years from now",
    ];

    private static readonly string[] Subjects =
    [
        "the scheduler", "its plugin layer", "the command line", "the free plan", "the local cache", "the default model",
        "the team behind it", "the sync engine",
        "the pricing page", "the migration path", "the retry policy", "the evaluation suite", "its quantised build",
        "the editor extension", "the export format",
        "the 'no setup' promise", "the self-hosted image", "the token budget", "the review queue", "the changelog",
    ];

    private static readonly string[] Verbs =
    [
        "holds up better than", "quietly depends on", "takes the sting out of", "leaves little room for", "makes short work of",
        "still trips over", "pays back the cost of",
        "asks too much of", "puts a clear limit on", "learns slowly from", "hides the seams of", "is honest about", "wins or loses by",
        "saves a whole afternoon of",
    ];

    private static readonly string[] Objects =
    [
        "a noisy input folder", "three competing config files", "the usual glue scripts", "long-running jobs", "a 200-page manual",
        "half-finished drafts",
        "the hand-written rules it replaces", "a café's Wi-Fi", "anyone's first hour with it", "the vendor's own roadmap",
        "the cheapest rented GPU",
        "nightly batch work", "a mixed-language corpus", "permissions nobody documented", "the hard 5% of cases",
        "yesterday's benchmark numbers",
        "a stubborn legacy schema", "the R&D budget of a small firm", "what a good script already does", "teams of more than ten",
    ];

    private static readonly string[] Asides =
    [
        "and that is the whole bet", "which is rarer than it should be", "at least until the next release",
        "a trade most teams will take", "though nobody measures it",
        "so plan for a fallback", "and the numbers are public", "which the documentation admits", "not a moat but a head start",
        "and it shows within minutes",
    ];

    public static T Pick<T>(this Random random, T[] choices) => choices[random.Next(choices.Length)];

    public static string Name(Random random) => random.Pick(NameStarts) + random.Pick(NameEnds) + random.Pick(Editions);

    public static string Tagline(Random random) => $"{random.Pick(Qualities)} {random.Pick(Kinds)} for {random.Pick(Audiences)}";

    /// <summary>One paragraph of whole sentences.</summary>
    /// <param name="random">The source of the choice of words.</param>
    /// <param name="shortest">The least length in characters.</param>
    /// <param name="longest">The greatest length in characters.</param>
    public static string Paragraph(Random random, int shortest, int longest)
    {
        var enough = random.Next(shortest, longest - LongestSentence);
        var text = new StringBuilder(Sentence(random));
        while (text.Length < enough)
            text.Append(' ').Append(Sentence(random));
        return text.ToString();
    }

    private static string Sentence(Random random)
    {
        var clause = $"{random.Pick(Subjects)} {random.Pick(Verbs)} {random.Pick(Objects)}";
        return random.Next(3) switch
        {
            0 => $"{random.Pick(Openings)}, {clause}.",
            1 => $"{random.Pick(Openings)}, {clause} — {random.Pick(Asides)}.",
            _ => $"{char.ToUpperInvariant(clause[0])}{clause[1..]}, "
                + $"while {random.Pick(Subjects)} {random.Pick(Verbs)} {random.Pick(Objects)}.",
        };
    }
}
