using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>
/// The votes and bookmarks of the visitor who asks for a page; none without a cookie. Views read them between
/// <see cref="Begin"/> and <see cref="End"/>; read elsewhere, they make the whole page personal, and it is rendered for each visitor.
/// </summary>
public sealed class VisitorState(Database database, Writer writer, VisitorKeys keys, TimeProvider time) : IAsyncPageFilter
{
    private OwnMarks _marks = OwnMarks.None;
    private bool _isPersonal;
    private IQueryCollection _query = QueryCollection.Empty;
    private PageTopics? _topics;

    /// <summary>True when the marks of a visitor with a cookie were loaded; false on the error page.</summary>
    public bool IsPersonal
    {
        get
        {
            _topics?.NotePersonal();
            return _isPersonal;
        }
    }

    /// <summary>Begins a part of the page that reads this mark on this tool, and nothing else of the visitor's.</summary>
    public IHtmlContent? Begin(OwnMark shows, Slug slug)
    {
        var part = new PagePart(shows, slug);
        return _topics?.Begin(part, _marks.StateOf(part));
    }

    /// <summary>Ends the part.</summary>
    public IHtmlContent? End() => _topics?.End();

    /// <summary>The part with the number of saved tools.</summary>
    public IHtmlContent CountSaved() => new HtmlContentBuilder()
        .AppendHtml(Begin(OwnMark.SavedCount, default)!)
        .AppendHtml(SavedCount.HtmlOf(_marks.Saved.Count))
        .AppendHtml(End()!);

    /// <summary>The visitor's vote on the tool with this slug; null when there is none.</summary>
    public OwnVote? FindVote(Slug slug)
    {
        _topics?.NotePersonal();
        return _marks.Votes.GetValueOrDefault(slug);
    }

    /// <summary>
    /// A sentence about the vote that the visitor just cast; null when that was not on this tool. The sentence follows from the stored
    /// vote, not from the address, which anybody can write.
    /// </summary>
    public string? DescribeVote(Slug slug) => !HasJust(Returns.Voted, slug) ? null : FindVote(slug) switch
    {
        { Call: Call.Ship, Counts: true } => "Your vote counts: Ship it.",
        { Call: Call.Skip, Counts: true } => "Your vote counts: Skip it.",
        { } => "Your vote is kept. Many new votes came from your network today, so somebody looks at it before it counts.",
        null => "You have no vote on this tool now.",
    };

    public bool IsSaved(Slug slug)
    {
        _topics?.NotePersonal();
        return _marks.Saved.Contains(slug);
    }

    /// <summary>A sentence about the bookmark that the visitor just set or removed; null when that was not on this tool.</summary>
    public string? DescribeBookmark(Slug slug) =>
        !HasJust(Returns.Saved, slug) ? null : IsSaved(slug) ? "Saved." : "Not in your bookmarks.";

    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        _topics = context.HttpContext.Features.Get<PageTopics>();
        // The error page must not fail over the same store.
        if (context.HttpContext.Visitor() is { } visitor && context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            await LoadAsync(visitor, context.HttpContext.Request.Query);
        var before = context.HttpContext.Visitor();
        var done = await next();
        // The act has made the cookie last longer. Once a day is enough, as the cookie holds a day.
        if (before is { Since: var since } && since < time.Today() && context.HttpContext.Visitor() is { } acted && acted.Since > since)
            await writer.WriteAsync(store => store.NoteAct(keys.OwnerOf(acted), acted.Since));
        // A page that is the answer to a post shows what the post did.
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && done.Result is PageResult
            && context.HttpContext.Visitor() is { } acting && context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            await LoadAsync(acting, context.HttpContext.Request.Query);
        // Only a page of status 200 is split into its parts. The view is not rendered yet.
        if (context.HttpContext.Response.StatusCode != StatusCodes.Status200OK)
            _topics = null;
    }

    private async Task LoadAsync(VisitorId visitor, IQueryCollection query)
    {
        _isPersonal = true;
        _query = query;
        await using var store = await database.OpenConnectionAsync();
        _marks = await OwnMarks.LoadAsync(store, visitor, keys);
    }

    private bool HasJust(string act, Slug slug) => _isPersonal && _query[act] == slug.ToString();
}
