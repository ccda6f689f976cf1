using System.Runtime.CompilerServices;

namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>
/// Answers visitors with a cookie. Their page is put together from the page that everybody gets and the parts that show their votes and
/// bookmarks, or is rendered when some part was never rendered in their state. No browser and no proxy keeps it.
/// </summary>
internal sealed class PersonalPages(
    RequestDelegate next, DeclaredPages declared, CachedPages pages, PageVersions versions, Database database, VisitorKeys keys)
{
    // Entries are collected with their cached page.
    private readonly ConditionalWeakTable<CachedPage, PageParts> _parts = [];

    public Task InvokeAsync(HttpContext context)
    {
        // The page cache is rendering when there are topics: a document has no parts of a visitor.
        // Requests with a query are rendered: it can name the visitor's last action, of which the page then tells.
        var canAssemble = (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            && !context.Request.QueryString.HasValue
            && context.Request.Headers.Cookie.Count > 0
            && context.Features.Get<PageTopics>() is null;
        return canAssemble
            && context.Visitor() is { } visitor
            && !MarkdownNegotiation.IsTwinAsked(context.Request, declared)
            && PageKey.Of(context.Request, declared) is { } key
            ? AnswerAsync(context, key, visitor)
            : next(context);
    }

    private async Task AnswerAsync(HttpContext context, PageKey key, VisitorId visitor)
    {
        if (await LoadAsync(visitor) is not { } marks)
            await next(context);
        else if (Find(key) is { } kept && PartsOf(kept).Find(marks) is { } assembled)
            await SendAsync(context, kept, assembled);
        else
            await RenderAsync(context, key);
    }

    private static Task SendAsync(HttpContext context, CachedPage kept, AssembledPage assembled)
    {
        kept.WriteHeaders(context);
        context.Response.Headers.CacheControl = SecurityHeaders.Private;
        context.Response.Headers.ContentType = kept.ContentType;
        return assembled.SendAsync(context);
    }

    private async Task RenderAsync(HttpContext context, PageKey key)
    {
        var made = await RenderedPage.RenderAsync(context, next, key.Topics, QueryString.Empty, versions.Now);
        if (made.CanBeCached(context.Response) && !made.Topics.IsPersonalThroughout)
        {
            // Parts of another moment than the page's would stay in it: both must hold every vote that was taken until now.
            if (Find(key) is { } page && made.IncludesLatestVotes(versions))
                PartsOf(page).AddStates(made.Topics.Parts, made.Topics.States, made.Pieces);
            else if (Find(key) is null)
                pages.Add(key.Text, made.ToCached(context.Response));
        }

        context.Response.Headers.CacheControl = SecurityHeaders.Private;
        await made.SendAsync(context);
    }

    private CachedPage? Find(PageKey key) =>
        pages.Find(key.Text) is { CanPersonalize: true } page && page.IncludesLatestVotes(versions) ? page : null;

    private PageParts PartsOf(CachedPage page) => _parts.GetValue(page, static page => new PageParts(page));

    /// <returns>Null when the store cannot be read: rendering the page then fails in the same way, and ends in the error page.</returns>
    private async Task<OwnMarks?> LoadAsync(VisitorId visitor)
    {
        try
        {
            await using var store = await database.OpenConnectionAsync();
            return await OwnMarks.LoadAsync(store, visitor, keys);
        }
        catch (Exception fault) when (fault is DbException or StoreUnavailableException)
        {
            return null;
        }
    }
}
