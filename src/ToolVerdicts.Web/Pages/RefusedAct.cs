namespace ToolVerdicts.Web.Pages;

/// <summary>The words of a refused post: the change that was not made, and what stays as it was.</summary>
/// <param name="What">The change that was not made, as a sentence without its full stop.</param>
/// <param name="Kept">A sentence that says what was kept.</param>
/// <param name="Path">The page of the act, for visitors whose browser does not name the page they came from.</param>
/// <param name="Link">The words of the link to that page.</param>
public sealed record RefusedAct(string What, string Kept, string Path, string Link)
{
    private const string Bookmarks = "/bookmarks";

    /// <param name="path">The address of the post.</param>
    public static RefusedAct Of(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["tools", var tool, "vote"] when Slug.TryParse(tool, out var slug) => new(
            "Your vote was not counted", "Every vote that you cast before counts as before.", $"/tools/{slug}#votes-{slug}",
            "Open the page of what you voted on"),
        ["bookmarks"] => new("Nothing was saved or removed", "Your bookmarks are as they were.", Bookmarks, "Open your bookmarks"),
        ["bookmarks", "note"] => new(
            "Your note was not saved", "The note from before is still there, and your browser’s Back button returns what you wrote.",
            Bookmarks, "Open your bookmarks"),
        ["bookmarks", ..] => new("Nothing was done", "Your bookmarks are as they were.", Bookmarks, "Open your bookmarks"),
        ["subscribe"] => new("You are not subscribed yet", "We kept nothing of what you entered.", "/subscribe", "Open the form"),
        _ => new("That was not done", "Nothing was changed.", "/", "Open the front page"),
    };

    /// <summary>The sentences for a browser that does not send the visitor's cookie back.</summary>
    public string WithoutCookie =>
        $"Your browser keeps no cookie, so this cannot be kept. {Kept} Allow this site to keep one, and try again.";

    /// <summary>Sentences that say why, what was kept, and what to do. They stand below <see cref="What"/>.</summary>
    /// <param name="status">403 or 429.</param>
    /// <param name="retryAfter">The seconds to wait.</param>
    public string Explain(int status, string? retryAfter) => status == StatusCodes.Status403Forbidden
        ? $"It was sent from another site’s page. {Kept} Open the page here and try again."
        : $"Too much came from your network in a short time. {Kept} Wait {Wait(retryAfter)}, then try again.";

    private static string Wait(string? seconds) => !int.TryParse(seconds, CultureInfo.InvariantCulture, out var count) ? "a minute"
        : count == 1 ? "1 second"
        : count <= 120 ? $"{count} seconds"
        : count <= 7200 ? $"{(count + 59) / 60} minutes"
        : $"{(count + 3599) / 3600} hours";
}
