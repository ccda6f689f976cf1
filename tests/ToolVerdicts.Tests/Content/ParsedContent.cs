using ToolVerdicts.Content;

namespace ToolVerdicts.Tests.Content;

/// <summary>Parses files that stand in a test.</summary>
internal static class ParsedContent
{
    public const string Criteria = """
        - { key: licence, label: Licence }
        - { key: parameters, label: Parameters, kind: number, unit: B, better: higher, anchors: [1, 100], max_age: 365 }
        - { key: self-hosted, label: Runs on your machines, kind: yes-no, better: yes }
        - { key: status, label: Status, kind: choice, words: [active, dormant] }
        - { key: platforms, label: Platforms, kind: set, words: [Linux, macOS, Windows] }
        - { key: released, label: Released, kind: date }
        """;

    // The example of the editors' guide.
    public const string Example = """
        ---
        name: GitHub Actions
        tagline: CI that lives beside the repository
        captured-as:                          # identities that captures use for this tool
          - { name: GitHub Actions, tagline: CI that lives next to the repository }
        addresses: [gh-actions]               # former addresses, 301
        category: CI services
        source: https://docs.example/actions  # default for facts that name none
        seen: 2026-11-20                      # default, likewise
        facts:
          price: Free
          price-text: { value: "private: $0.006 a minute", source: "https://docs.example/pricing", seen: 2026-11-20 }
          licence: Proprietary
          parameters: { value: 22 B, capture: 000_2045a867eac102c8.txt, quote: "a 22-billion parameter open-weight language model" }
        reviews:
          builder: { score: 86, call: ship, by: KM, written: 2026-11-20, authorship: human }
          creator: { text: "As someone who creates with AI", score: 80, call: ship }   # a text of a capture, by its first words
        ---
        Description in Markdown.

        ## Builder
        The review's text in Markdown.
        """;

    public static readonly DateOnly Today = new(2026, 11, 28);

    private static readonly Dictionary<string, string> Figures = new() { ["answer"] = "42" };

    public static (SiteContent Content, IReadOnlyList<ContentFault> Faults) Of(params (string Path, string Text)[] files) =>
        SiteContentParser.Parse(files.Select(file => new FolderFile(file.Path, file.Text)).ToList(), Today, Figures);

    /// <summary>Parses a tool's file beside <see cref="Criteria"/>.</summary>
    public static (ToolFile? Tool, IReadOnlyList<ContentFault> Faults) Tool(string text)
    {
        var (content, faults) = Of(("criteria.yml", Criteria), ("tools/x.md", text));
        return (content.Tools.SingleOrDefault(), faults);
    }

    /// <summary>The content of files without faults.</summary>
    public static SiteContent Valid(params (string Path, string Text)[] files)
    {
        var (content, faults) = Of(files);
        faults.ShouldBeEmpty();
        return content;
    }
}
