using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Web.Pages.Shared;

namespace ToolVerdicts.Web.Hosting;

/// <summary>The figures that prose can insert as <c>{{name}}</c>, each taken from the constant that decides it.</summary>
public static class Figures
{
    /// <summary>The text for each name: one line of Markdown.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["panel-usual"] = $"{Reviewer.UsualOrder.Count}",
        ["panel-usual-names"] = Listed(Reviewer.UsualOrder.Select(key => Reviewer.Named(key).Name).ToList()),
        ["comparison-min"] = $"{ComparisonAddress.MinTools}",
        ["comparison-max"] = $"{ComparisonAddress.MaxTools}",
        ["capture-size"] = Size(CaptureLimits.MaxBytes),
        ["capture-seconds"] = Seconds(CaptureLimits.Timeout),
        ["prose-size"] = Size(Library.MaxBytes),
        ["acts-short"] = $"{RateLimits.ActsInShort} in a minute",
        ["acts-long"] = $"{RateLimits.ActsInLong} in {RateLimits.Long.TotalMinutes:0} minutes",
        ["visitor-days"] = $"{VisitorId.LifetimeDays} days",
        ["mail-confirm-days"] = $"{MailToken.ConfirmDays} days",
        ["mail-forget-days"] = $"{Subscriptions.ForgetDays} days",
        ["mail-manage-days"] = $"{MailToken.ManageDays} days",
        ["mail-bounces"] = $"{OutboxQueries.MostBounces}",
        ["digest-votes"] = $"{DigestComposer.FewestVotes}",
        ["voters-near"] = $"{NetworkCap.Near}",
        ["voters-wide"] = $"{NetworkCap.Wide}",
        ["voters-widest"] = $"{NetworkCap.Widest}",
        ["voters-burst"] = $"{VoteBursts.AMinute}",
        ["voters-jitter"] = $"{100 / NetworkCap.JitterPart}%",
        ["community-votes"] = $"{CommunityVerdict.FewestVotes}",
        ["level-points"] = $"{Answer.LevelPoints}",
        ["vote-squares"] = $"{VoteSquares.Most}",
        ["interval-votes"] = $"{Wilson.FewestVotes}",
        ["interval-confidence"] = $"{Wilson.Confidence}%",
        ["request-seconds"] = Seconds(RequestLimits.Timeout.Timeout!.Value),
    };

    /// <summary>Reads the site's prose with these figures.</summary>
    /// <exception cref="ContentException">It cannot be shown as it is.</exception>
    public static Library ReadProse(this SiteOptions options) => Library.Read(options.Content, All);

    /// <summary>The site over a store: its applied content, else that of the folder.</summary>
    /// <exception cref="ContentException">Nothing was applied, and the folder cannot be shown as it is.</exception>
    public static LiveSite ReadLive(this SiteOptions options, DbConnection store) =>
        options.Over(LiveSite.FindApplied(store, All) ?? options.ReadProse());

    /// <summary>The site with this content at the start.</summary>
    public static LiveSite Over(this SiteOptions options, Library content) => new(options, content, All);

    private static string Listed(IReadOnlyList<string> names) => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.#} seconds";

    private static string Size(int bytes) => bytes >= 1024 * 1024 ? $"{bytes / 1024.0 / 1024:0.#} MB" : $"{bytes / 1024.0:0.#} KB";
}
