using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ToolVerdicts.Tests.Hostile;

/// <summary>
/// The rules by which MDN's HTTP Observatory scores a site served over https: 100, less what is missing, and more for what goes beyond once
/// nothing much is missing. Names and figures are those of github.com/mdn/mdn-http-observatory (<c>src/analyzer/tests</c>,
/// <c>src/grader/charts.js</c>) and
/// of
/// developer.mozilla.org/observatory/docs/tests_and_scoring.
/// </summary>
internal static class Observatory
{
    private const int Baseline = 100;
    private const int LeastForBonuses = 90;
    private const int SixMonths = 15_552_000;

    private static readonly string[] PrivateReferrers = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
    private static readonly string[] Broad = ["*", "http:", "https:", "ftp:", "http://*", "https://*", "http://*.*", "https://*.*"];
    private static readonly string[] BroadOrInline = [.. Broad, "'unsafe-inline'", "data:"];

    /// <summary>The score of an answer.</summary>
    /// <param name="header">The value of a header; null when the answer lacks it.</param>
    /// <param name="cookies">What the answer sets.</param>
    /// <param name="html">The page; null when the answer is none.</param>
    public static ObservatoryScore Judge(Func<string, string?> header, IReadOnlyList<string> cookies, string? html)
    {
        var policy = Policy(header("Content-Security-Policy"));
        var protection = Protection(header("Strict-Transport-Security"));
        var rules = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["content-security-policy"] = ContentSecurity(policy),
            ["cookies"] = Cookies(cookies, protection == 0),
            ["cross-origin-resource-sharing"] = header("Access-Control-Allow-Credentials") == "true" ? -50 : 0,
            ["referrer-policy"] = header("Referrer-Policy") is not { } referrer ? 0 : PrivateReferrers.Contains(referrer) ? 5 : -5,
            ["strict-transport-security"] = protection,
            ["subresource-integrity"] = Integrity(html),
            ["x-content-type-options"] = header("X-Content-Type-Options") == "nosniff" ? 0 : -5,
            ["x-frame-options"] = policy.ContainsKey("frame-ancestors") ? 5 : header("X-Frame-Options") is "DENY" or "SAMEORIGIN" ? 0 : -20,
            ["cross-origin-resource-policy"] =
                Isolation(header("Cross-Origin-Resource-Policy"), ["same-origin", "same-site"], "cross-origin"),
            ["cross-origin-opener-policy"] =
                Isolation(header("Cross-Origin-Opener-Policy"), ["same-origin", "same-origin-allow-popups", "noopener-allow-popups"],
                "unsafe-none"),
            ["cross-origin-embedder-policy"] =
                Isolation(header("Cross-Origin-Embedder-Policy"), ["require-corp", "credentialless"], "unsafe-none"),
        };
        var withoutBonuses = Baseline + rules.Values.Where(points => points < 0).Sum();
        return new ObservatoryScore(withoutBonuses >= LeastForBonuses ? Baseline + rules.Values.Sum() : Math.Max(0, withoutBonuses), rules);
    }

    private static Dictionary<string, string[]> Policy(string? header) => (header ?? "").ToLowerInvariant()
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(directive => directive.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .DistinctBy(directive => directive[0])
        .ToDictionary(directive => directive[0], directive => directive[1..]);

    private static int ContentSecurity(Dictionary<string, string[]> policy)
    {
        if (policy.Count == 0)
            return -25;
        var (scripts, objects, styles) = (Sources("script-src"), Sources("object-src"), Sources("style-src"));
        if (scripts.Intersect(BroadOrInline).Any() || objects.Intersect(Broad).Any()
            || policy.Values.Any(sources => sources.Any(source => source.StartsWith("http:", StringComparison.Ordinal))))
            return -20;
        if (scripts.Concat(styles).Contains("'unsafe-eval'"))
            return -10;
        if (styles.Intersect(BroadOrInline).Any())
            return 0;
        return policy.GetValueOrDefault("default-src") is ["'none'"] ? 10 : 5;

        string[] Sources(string directive) => policy.GetValueOrDefault(directive) ?? policy.GetValueOrDefault("default-src") ?? ["*"];
    }

    private static int Cookies(IReadOnlyList<string> cookies, bool isProtected)
    {
        if (cookies.Count == 0)
            return 0;
        var attributes = cookies.Select(cookie => cookie.ToLowerInvariant().Split(';', StringSplitOptions.TrimEntries)[1..]).ToList();
        if (!attributes.TrueForAll(cookie => cookie.Contains("secure")))
            return isProtected ? -5 : -20;
        return attributes.TrueForAll(cookie => cookie.Contains("samesite=lax") || cookie.Contains("samesite=strict")) ? 5 : 0;
    }

    private static int Protection(string? header)
    {
        if (header?.ToLowerInvariant().Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(part =>
            part.StartsWith("max-age=", StringComparison.Ordinal)) is not { } age)
            return -20;
        return int.TryParse(age["max-age=".Length..], out var seconds) && seconds >= SixMonths ? 0 : -10;
    }

    private static int Integrity(string? html)
    {
        var scripts = html is null ? [] : new HtmlParser().ParseDocument(html).QuerySelectorAll("script[src]").ToList();
        if (scripts.Exists(script => script.GetAttribute("src") is not ['/', not '/', ..]))
            return -50;
        return scripts.Exists(script => script.HasAttribute("integrity")) ? 5 : 0;
    }

    private static int Isolation(string? value, string[] strict, string lax) =>
        value is null || value == lax ? 0 : strict.Contains(value) ? 10 : -5;
}

/// <summary>What an answer scores.</summary>
/// <param name="Total">All in all.</param>
/// <param name="Rules">What each rule gives or takes.</param>
internal sealed record ObservatoryScore(int Total, IReadOnlyDictionary<string, int> Rules)
{
    public override string ToString() => $"{Total}: {string.Join(", ", Rules.Select(rule => $"{rule.Key} {rule.Value:+0;-0;0}"))}";
}
