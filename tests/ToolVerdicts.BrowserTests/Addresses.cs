namespace ToolVerdicts.BrowserTests;

/// <summary>The paths that tests open: at least one for each kind of page of the site.</summary>
public static class Addresses
{
    /// <summary>A comparison in which the reviews of one tool have no score, no call and no reviewer's name.</summary>
    public const string Comparison = "/compare/mistral-3-small-22b-vs-ml-intern";

    /// <summary>A comparison of the two tools with the longest names in the seeds.</summary>
    public const string LongNames = "/compare/mistral-3-small-22b-vs-modal-gpu-serverless-inference";

    /// <summary>A comparison of two tools from different captures, which no capture shows side by side.</summary>
    public const string UncapturedComparison = "/compare/smollm3-vs-smolvlm2";

    /// <summary>A comparison of four tools.</summary>
    public const string Four = "/compare/mistral-3-small-22b-vs-ml-intern-vs-smollm3-vs-smolvlm2";

    /// <summary>The paths for theories that run on every kind of page.</summary>
    public static TheoryData<string> All { get; } =
    [
        "/",
        "/tools",
        "/tools?q=mistrl&verdict=ship",
        "/tools?category=nowhere",
        "/tools?view=table",
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
        "/tools/smollm3/history",
        "/changes",
        "/open-questions",
        Comparison,
        LongNames,
        "/compare/ml-intern-vs-smollm3-vs-smolvlm2",
        Four,
        "/compare/smolm3-vs-smolvlm2",
        "/compare?tool=nope&tool=smollm3",
        "/error",
    ];
}
