namespace ToolVerdicts.Newsletter.Letters;

public static class DigestMessage
{
    /// <summary>The most items of one kind in a message; the page has the rest.</summary>
    public const int MostOfAKind = 12;

    /// <summary>Writes the message that carries an issue to a reader.</summary>
    /// <param name="digest">The issue as this reader gets it.</param>
    public static Message Write(Digest digest, ChoiceKind kind, Letterhead from, MailToken manage)
    {
        var news = DigestNews.Of(digest, from, MostOfAKind);
        var summary = digest.Summarize(from.Thing, from.Things);
        return new Message($"{from.Name}: {summary}", from.Name, [$"{digest.Week.Title}: {summary}."])
        {
            Lead = news.Lead,
            Sections = news.Sections,
            Closing = [$"You get this because you asked {from.Name} for {Asked(kind, from)}, at most once a week."],
            Links =
            [
                new MessageLink("Read it on the site", from.UrlOf(digest.Week)),
                new MessageLink("Choose what you get", from.PreferencesUrl(manage)),
                new MessageLink("Unsubscribe", from.UnsubscribeUrl(manage)),
            ],
        };
    }

    private static string Asked(ChoiceKind kind, Letterhead from) => kind switch
    {
        ChoiceKind.Everything => "all news",
        ChoiceKind.Categories => "news of categories you chose",
        _ => $"news of the {from.Things} you saved",
    };
}
