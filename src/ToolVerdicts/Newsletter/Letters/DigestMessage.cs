namespace ToolVerdicts.Newsletter.Letters;

public static class DigestMessage
{
    /// <summary>The most items of one kind in a message; the issue's page has the rest.</summary>
    public const int MostOfAKind = 12;
    /// <summary>The number of disputed tools that an issue names.</summary>
    public const int MostDisputed = 5;

    /// <summary>Writes the message that carries an issue to a reader.</summary>
    /// <param name="digest">The issue as this reader gets it.</param>
    public static Message Write(Digest digest, ChoiceKind kind, Letterhead from, MailToken manage) =>
        new($"{from.Name}: {digest.Summary}", from.Name, [$"{digest.Week.Title}: {digest.Summary}."])
        {
            Sections = ListSections(digest, from, MostOfAKind),
            Closing = [$"You get this because you asked {from.Name} for {Asked(kind)}, at most once a week."],
            Links =
            [
                new MessageLink("Read it on the site", from.UrlOf(digest.Week)),
                new MessageLink("Choose what you get", from.PreferencesUrl(manage)),
                new MessageLink("Unsubscribe", from.UnsubscribeUrl(manage)),
            ],
        };

    /// <summary>Lists the news of an issue, kind by kind; kinds without news are left out.</summary>
    /// <param name="most">The most items of one kind.</param>
    public static IReadOnlyList<MessageSection> ListSections(Digest digest, Letterhead from, int most)
    {
        var more = from.UrlOf(digest.Week);
        return new[]
        {
            Section("Changed verdicts", digest.Verdicts, turn => Item(turn.Tool, Change(turn), Panel(turn.Tool)), most, more),
            Section("New comparisons", digest.Comparisons, comparison => ComparisonItem(comparison, from), most, more),
            Section("Changed prices", digest.Prices, turn => Item(turn.Tool, Change(turn)), most, more),
            Section("Other changes", digest.Facts, turn => Item(turn.Tool, Change(turn)), most, more),
            Section("New tools", digest.Tools, tool => Item(tool, tool.Tagline, $"{Panel(tool)} Price: {Words(tool.Price)}."), most, more),
            Section("Community movers", digest.Movers, move => Item(move.Tool, Change(move)), most, more),
            Section("Most disputed this week", digest.Disputed.Take(MostDisputed).ToList(), tool => Item(tool, Panel(tool)), most, more),
        }.Where(section => section.Items.Count > 0).ToList();

        MessageItem Item(IssueTool tool, params string[] lines) =>
            new(new MessageLink(tool.Name, from.UrlOf($"/tools/{tool.Slug}")), lines);
    }

    private static MessageItem ComparisonItem(NewComparison comparison, Letterhead from) => new(
        new MessageLink(comparison.Title, from.UrlOf($"/compare/{comparison.Address}")),
        comparison.Tools.Select(tool => $"{tool.Name}: {Panel(tool)}").ToList());

    private static string Change(VerdictTurn turn) =>
        $"Now {turn.After?.ToString() ?? ChangeWords.Contested}, was {turn.Before?.ToString() ?? ChangeWords.Contested}.";

    private static string[] Change(FactTurn turn) =>
        [$"{turn.Fact}: now {Excerpt.Of(turn.After)}", $"Before: {Excerpt.Of(turn.Before)}"];
    private static string[] Change(PriceTurn turn) => [$"Now: {Words(turn.After)}", $"Before: {Words(turn.Before)}"];
    private static string[] Change(CommunityMove move) => [$"Now {Votes(move.After)}.", $"Before: {Votes(move.Before)}."];

    private static MessageSection Section<T>(
        string heading, IReadOnlyList<T> news, Func<T, MessageItem> item, int most, string more) => new(
        heading,
        news.Take(most).Select(item).ToList(),
        news.Count > most ? new MessageLink($"And {news.Count - most} more", more) : null);

    private static string Panel(IssueTool tool) => tool.IsContested ? "The panel is contested: pages disagree."
        : tool.Panel is { Verdict: { } verdict } panel ? $"The panel says {verdict} ({panel})." : "The panel’s counts are not stated.";

    private static string Words(Price price) => ChangeWords.Value(price.Words, price.IsContested);
    private static string Votes(Tally votes) => votes.Total == 0 ? "no votes" : $"{votes.Verdict} by {new CommunityVerdict(votes).Counts}";

    private static string Asked(ChoiceKind kind) => kind switch
    {
        ChoiceKind.Everything => "all news",
        ChoiceKind.Categories => "news of categories you chose",
        _ => "news of the tools you saved",
    };
}
