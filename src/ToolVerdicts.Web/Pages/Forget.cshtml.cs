namespace ToolVerdicts.Web.Pages;

/// <summary>Deletes everything that is stored about a visitor.</summary>
[Acts(ActRate.Marks)]
public sealed class ForgetModel(
    Writer writer, VisitorKeys keys, PageVersions pages, ErasureLog erasures, StoredBytes stored, TimeProvider time) : PageModel
{
    /// <summary>True without a cookie, when nothing is stored.</summary>
    public bool IsForgotten => HttpContext.Visitor() is null;

    public async Task<IActionResult> OnPostAsync()
    {
        if (HttpContext.Visitor() is { } visitor)
        {
            if (stored.Refuse(HttpContext, StoredBytes.Row) is { } refusal)
                return refusal;
            // Noted before it is done, so that no backup brings back what was acknowledged.
            erasures.NoteForgotten(keys.VoterOf(visitor), keys.OwnerOf(visitor), time.Today());
            var voted = await writer.WriteAsync(store =>
            {
                var slugs = store.TakeBackAllVotes(keys.VoterOf(visitor));
                store.ForgetBookmarks(keys.OwnerOf(visitor));
                store.ForgetBookmarkOwner(keys.OwnerOf(visitor));
                return slugs;
            });
            foreach (var slug in voted)
                pages.NoteVote(slug);
        }

        HttpContext.ForgetVisitor();
        return HttpContext.SeeOther("/privacy/forget");
    }
}
