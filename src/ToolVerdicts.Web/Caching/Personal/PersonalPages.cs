using System.Data.Common;
using ToolVerdicts.Store;
using ToolVerdicts.Visitors;
using ToolVerdicts.Web.Hosting;
using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>
/// Answers whoever has acted with a page of their own. It is put together from the page that everybody gets and the parts that show their votes and
/// bookmarks, as long as somebody has had those parts in that form; else it is made. Nobody else keeps it.
/// </summary>
internal sealed class PersonalPages(RequestDelegate next, KeptPages pages, PageVersions versions, Database database, VisitorKeys keys)
{
    public Task InvokeAsync(HttpContext context)
    {
        // With a query a page can tell what a visitor just did.
        var mayFill = (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) && !context.Request.QueryString.HasValue;
        return mayFill && context.Request.Headers.Cookie.Count > 0 && context.Visitor() is { } visitor && !PreferredForm.PrefersMarkdown(context.Request)
            && PageKey.Of(context.Request, out _) is { } key
            ? FillAsync(context, key, visitor)
            : next(context);
    }

    private async Task FillAsync(HttpContext context, string key, VisitorId visitor)
    {
        if (await LoadAsync(visitor) is not { } marks)
        {
            await next(context);
            return;
        }

        if (Find(key) is { } kept && kept.Parts.For(marks) is { } pieces)
            await kept.SendAsync(context, pieces);
        else
            await MakeAsync(context, key);
    }

    private async Task MakeAsync(HttpContext context, string key)
    {
        var made = await MadePage.OfAsync(context, next, PageKey.TopicsOf(key), QueryString.Empty, versions.Now);
        if (made.IsToBeKept(context.Response) && made.Topics is { IsPersonalThroughout: false, Marks: { } marks })
            Learn(context.Response, key, made, marks);
        context.Response.Headers.CacheControl = SharedPages.Private;
        await made.SendAsync(context);
    }

    private void Learn(HttpResponse response, string key, MadePage made, OwnMarks marks)
    {
        if (Find(key) is { } page)
            page.Parts.Learn(made.Parts, marks);
        else
            pages.Keep(key, made.ToKeep(response));
    }

    private CachedPage? Find(string key) => pages.Find(key) is { CanBeFilled: true } page && page.IsUpToTheMoment(versions) ? page : null;

    // Null when the store cannot be read: whoever makes the page finds that, too, and has an answer for it.
    private async Task<OwnMarks?> LoadAsync(VisitorId visitor)
    {
        try
        {
            await using var store = await database.OpenConnectionAsync();
            return await OwnMarks.LoadAsync(store, visitor, keys);
        }
        catch (DbException)
        {
            return null;
        }
    }
}
