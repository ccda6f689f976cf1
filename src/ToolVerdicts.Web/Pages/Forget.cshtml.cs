using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Bookmarks;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Store;
using ToolVerdicts.Visitors;
using ToolVerdicts.Votes;
using ToolVerdicts.Web.Caching;
using ToolVerdicts.Web.Limits;
using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Web.Pages;

/// <summary>Removes everything that is kept of a visitor, and says that nothing is left.</summary>
[ActLimit(Act.Mark)]
[BodyLimit(RequestLimits.MaxActBytes)]
public sealed class ForgetModel(Writer writer, VisitorKeys keys, PageVersions pages) : PageModel
{
    /// <summary>True for a visitor of whom nothing is kept.</summary>
    public bool IsForgotten => HttpContext.Visitor() is null;

    /// <summary>Forgets the visitor.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (HttpContext.Visitor() is { } visitor)
        {
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
