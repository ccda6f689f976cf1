namespace ToolVerdicts.BrowserTests;

/// <summary>An address for each kind of page the site has.</summary>
public static class Addresses
{
    /// <summary>Two tools of which one has reviews without scores, calls and reviewers' names.</summary>
    public const string Comparison = "/compare/mistral-3-small-22b-vs-ml-intern";

    /// <summary>The seeds' longest names side by side.</summary>
    public const string LongNames = "/compare/mistral-3-small-22b-vs-modal-gpu-serverless-inference";

    /// <summary>A comparison that no capture shows, of two tools that come from different ones.</summary>
    public const string UncapturedComparison = "/compare/smollm3-vs-smolvlm2";

    /// <summary>Each kind of page.</summary>
    public static TheoryData<string> All { get; } =
    [
        "/",
        "/tools",
        "/tools?q=mistrl&verdict=ship",
        "/tools?category=nowhere",
        "/compare",
        "/categories",
        "/categories/developer-tools",
        "/reviewers",
        "/reviewers/builder",
        "/reviewers/builder?category=nowhere",
        "/methodology",
        "/about",
        "/privacy",
        "/attribution",
        "/bookmarks",
        "/bookmarks/shared/nobody",
        "/subscribe",
        "/subscribe/sent",
        "/unsubscribe/nobody",
        "/digests",
        "/tools/smollm3",
        Comparison,
        LongNames,
        "/compare/ml-intern-vs-smollm3-vs-smolvlm2",
        "/compare/mistral-3-small-22b-vs-ml-intern-vs-smollm3-vs-smolvlm2",
        "/compare/smolm3-vs-smolvlm2",
        "/compare?tool=nope&tool=smollm3",
        "/error",
    ];
}
