namespace ToolVerdicts.Newsletter.Letters;

/// <summary>An issue as its message and its page tell it: the lead first, then the other news by their worth.</summary>
/// <param name="Lead">The first new comparison in which a tool is ahead, else the first; null when there is none.</param>
/// <param name="Sections">The news kind by kind, without kinds that have none.</param>
public sealed record DigestNews(MessageLead? Lead, IReadOnlyList<MessageSection> Sections)
{
    /// <summary>The number of disputed tools that an issue names.</summary>
    public const int MostDisputed = 5;

    /// <param name="most">The most items of one kind.</param>
    public static DigestNews Of(Digest digest, Letterhead from, int most)
    {
        var (names, more) = (NamesOf(digest, most), from.UrlOf(digest.Week));
        var first = LeadOf(digest.Comparisons.Take(most + 1).ToList());
        var comparisons = digest.Comparisons.Where(comparison => comparison != first).ToList();
        return new DigestNews(first is null ? null : Lead(first), new[]
        {
            Section("Changed verdicts", digest.Verdicts, turn => Item(turn.Tool, isStamped: true, $"was {Stamp(turn)}")),
            Section("More new comparisons", comparisons, comparison => new MessageItem(UrlOf(comparison), Sides(comparison))),
            Section("Changed prices", digest.Prices, turn =>
                Item(turn.Tool, isStamped: false, $"now {Words(turn.After)}", $"was {Words(turn.Before)}")),
            Section($"New {from.Things}", digest.Tools, tool =>
                Item(tool, isStamped: true, tool.Tagline, tool.Price.Words ?? $"price {Words(tool.Price)}")),
            Section("How visitors vote", digest.Movers, move =>
                Item(move.Tool, isStamped: false, $"now {Votes(move.After)}", $"was {Votes(move.Before)}")),
            Section("The panel is split on", digest.Disputed.Take(MostDisputed).ToList(), tool => Item(tool, isStamped: true)),
            Section("Other changes", digest.Facts, turn =>
                Item(turn.Tool, isStamped: false, $"{turn.Fact}: {Excerpt.Of(turn.After)}", $"was {Excerpt.Of(turn.Before)}")),
        }.Where(section => section.Items.Count > 0).ToList());

        MessageLead Lead(NewComparison comparison) => new(
            new MessageLink(string.Join(" vs ", comparison.Tools.Select(tool => names[tool.Slug])), UrlOf(comparison)),
            comparison.Answer,
            Sides(comparison));

        List<MessageName> Sides(NewComparison comparison) => [.. comparison.Tools.Select(tool => Stamped(tool, names[tool.Slug]))];

        MessageSection Section<T>(string heading, IReadOnlyList<T> news, Func<T, MessageItem> item) => new(
            heading,
            news.Take(most).Select(item).ToList(),
            news.Count > most ? new MessageLink($"And {news.Count - most} more", more) : null);

        MessageItem Item(IssueTool tool, bool isStamped, params IReadOnlyList<string> parts) => new(
            from.UrlOf($"/tools/{tool.Slug}"), [isStamped ? Stamped(tool, names[tool.Slug]) : new MessageName(names[tool.Slug])], parts);

        string UrlOf(NewComparison comparison) => from.UrlOf($"/compare/{comparison.Address}");
    }

    private static NewComparison? LeadOf(IReadOnlyList<NewComparison> comparisons) =>
        comparisons.FirstOrDefault(comparison => comparison.Answer is { Ahead.Length: > 0 }) ?? comparisons.FirstOrDefault();

    // Tools of one name are told apart in all of an issue, as they can stand in different sections.
    private static Dictionary<Slug, string> NamesOf(Digest digest, int most)
    {
        IEnumerable<IssueTool> tools =
        [
            .. digest.Comparisons.Take(most + 1).SelectMany(comparison => comparison.Tools), .. digest.Tools.Take(most),
            .. digest.Verdicts.Take(most).Select(turn => turn.Tool), .. digest.Prices.Take(most).Select(turn => turn.Tool),
            .. digest.Facts.Take(most).Select(turn => turn.Tool), .. digest.Movers.Take(most).Select(move => move.Tool),
            .. digest.Disputed.Take(most),
        ];
        return DistinctNames.BySlug(tools.Select(tool => (tool.Slug, tool.Identity)));
    }

    private static MessageName Stamped(IssueTool tool, string name) => new(name, tool.Stamp, tool.Panel);

    private static string Stamp(VerdictTurn turn) => new PanelStamp(turn.Before, turn.Before is null).Text(panel: null);

    private static string Words(Price price) => ChangeWords.Value(price.Words, price.IsContested);

    private static string Votes(Tally votes) => new CommunityVerdict(votes) is var community && community.Verdict is { } verdict
        ? $"{new PanelStamp(verdict).Text(panel: null)}, {community.Counts}"
        : votes.Total == 0 ? "no votes" : community.Counts;
}
