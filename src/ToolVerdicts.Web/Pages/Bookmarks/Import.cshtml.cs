using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Bookmarks;
using ToolVerdicts.Store;
using ToolVerdicts.Visitors;
using ToolVerdicts.Web.Limits;
using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Web.Pages.Bookmarks;

/// <summary>Adds an exported file to what the visitor saved. Sending it again changes nothing, so the answer is the list itself.</summary>
[ActLimit(Act.Mark)]
[BodyLimit(RequestLimits.MaxImportBytes)]
public sealed class ImportModel(Database database, Writer writer, VisitorKeys keys, TimeProvider time) : PageModel
{
    /// <summary>What the page shows.</summary>
    public BookmarksView View { get; private set; } = null!;

    /// <summary>Goes to the list.</summary>
    public IActionResult OnGet() => HttpContext.SeeOther("/bookmarks");

    /// <summary>Reads the file whole, or says what is wrong with it.</summary>
    public async Task OnPostAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        if (!BookmarkJson.TryRead(await SentAsync(), time.Today(), out var file, out var fault))
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            View = await BookmarksView.OfAsync(store, HttpContext, keys) with { Refusal = $"{fault} Nothing was changed." };
            return;
        }

        var known = await store.FindKnownAsync(file.Select(tool => tool.Slug));
        var owner = keys.OwnerOf(HttpContext.ActingVisitor());
        var union = await writer.WriteAsync(connection => connection.Unite(owner, file, known));
        View = await BookmarksView.OfAsync(store, HttpContext, keys) with { Imported = union };
    }

    private async Task<byte[]> SentAsync()
    {
        using var content = new MemoryStream();
        if (Request.Form.Files["file"] is { } file)
            await file.CopyToAsync(content);
        return content.ToArray();
    }
}
