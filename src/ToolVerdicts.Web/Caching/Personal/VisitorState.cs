using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Filters;
using ToolVerdicts.Store;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Visitors;
using ToolVerdicts.Votes;
using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>What the visitor who asks for a page has voted and saved; empty for all others, whose pages are the same for everybody.</summary>
public sealed class VisitorState(Database database, VisitorKeys keys) : IAsyncPageFilter
{
    private OwnMarks _marks = OwnMarks.None;
    private bool _isPersonal;
    private IQueryCollection _query = QueryCollection.Empty;
    private PageTopics? _topics;

    /// <summary>True for a visitor who has acted: the page is theirs alone.</summary>
    public bool IsPersonal
    {
        get
        {
            _topics?.NotePersonal();
            return _isPersonal;
        }
    }

    /// <summary>Stands before a part of the page that asks for this mark on this tool, and for nothing else of the visitor's.</summary>
    public IHtmlContent? Begin(OwnMark shows, string slug) => _topics?.Begin(new PagePart(shows, slug));

    /// <summary>Stands after such a part.</summary>
    public IHtmlContent? End() => _topics?.End();

    /// <summary>The visitor's vote on the tool with this slug; null when there is none.</summary>
    public OwnVote? VoteOn(string slug)
    {
        NoteShown(slug);
        return _marks.Votes.GetValueOrDefault(slug);
    }

    /// <summary>What became of the vote that led here, in a sentence; null when none on this tool did. It tells what is, whatever the address claims.</summary>
    public string? SaidOfVote(string slug) => !HasJust(Returns.Voted, slug) ? null : VoteOn(slug) switch
    {
        { Call: Call.Ship, Counts: true } => "Your vote counts: Ship it.",
        { Call: Call.Skip, Counts: true } => "Your vote counts: Skip it.",
        { } => "Your vote is kept. Many new votes came from your network today, so somebody looks at it before it counts.",
        null => "You have no vote on this tool now.",
    };

    /// <summary>True when the visitor saved the tool with this slug.</summary>
    public bool IsSaved(string slug)
    {
        NoteShown(slug);
        return _marks.Saved.Contains(slug);
    }

    /// <summary>What became of the bookmark that led here, in a sentence; null when none of this tool did. It tells what is, whatever the address claims.</summary>
    public string? SaidOfBookmark(string slug) => !HasJust(Returns.Saved, slug) ? null : IsSaved(slug) ? "Saved." : "Not in your bookmarks.";

    /// <summary>What became of the note that was just kept, in a sentence; null when none on this tool was.</summary>
    public string? SaidOfNote(string slug) => HasJust(Returns.Noted, slug) && IsSaved(slug) ? "Your note is kept." : null;

    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        _topics = context.HttpContext.Features.Get<PageTopics>();
        // The page that says that another broke is not to break over the same store.
        if (context.HttpContext.Visitor() is { } visitor && context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            await LoadAsync(visitor, context.HttpContext.Request.Query);
        await next();
    }

    // A page shows the tools whose state it asks for.
    private void NoteShown(string slug)
    {
        _topics?.Add(PageVersions.ToolOf(slug));
        _topics?.NotePersonal();
    }

    private async Task LoadAsync(VisitorId visitor, IQueryCollection query)
    {
        _isPersonal = true;
        _query = query;
        await using var store = await database.OpenConnectionAsync();
        _marks = await OwnMarks.LoadAsync(store, visitor, keys);
        if (_topics is not null)
            _topics.Marks = _marks;
    }

    private bool HasJust(string act, string slug) => _isPersonal && _query[act] == slug;
}
