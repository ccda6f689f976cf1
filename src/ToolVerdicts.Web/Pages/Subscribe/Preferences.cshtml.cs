using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Store;
using ToolVerdicts.Tools;
using ToolVerdicts.Visitors;
using ToolVerdicts.Web.Limits;
using ToolVerdicts.Web.Pages.Shared;
using ToolVerdicts.Web.Security;
using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Web.Pages.Subscribe;

/// <summary>Where a subscriber chooses what to get, or has their address erased.</summary>
[BodyLimit(RequestLimits.MaxActBytes)]
public sealed class PreferencesModel(Database database, Writer writer, RefusedAddress refused, VisitorKeys keys, TimeProvider time) : PageModel
{
    /// <summary>What is chosen; null when the link does nothing.</summary>
    public ChoiceView? View { get; private set; }

    /// <summary>What is wrong with the form; null when nothing is.</summary>
    public string? Message { get; private set; }

    /// <summary>What stands, in a sentence.</summary>
    public string Said { get; private set; } = "";

    /// <summary>True once the address is gone.</summary>
    public bool IsErased { get; private set; }

    /// <summary>The token, for the forms and the link to unsubscribe.</summary>
    public string Token => HttpContext.MailTokenText();

    /// <summary>Shows what is chosen.</summary>
    public Task OnGetAsync() => LoadAsync();

    /// <summary>Chooses, or erases.</summary>
    public async Task OnPostAsync()
    {
        if (Request.Form["act"] == "erase")
            IsErased = await writer.WriteAsync(store => store.Erase(HttpContext.MailToken(), refused, time.GetUtcNow()));
        else if (await LoadAsync())
            await ChooseAsync();
        Response.StatusCode = !IsErased && View is null ? StatusCodes.Status404NotFound : Message is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    private async Task ChooseAsync()
    {
        if (ChoiceView.Read(Request.Form, FindOwner) is not { } said || ChoiceView.Among(View!.Categories, said) is not { } choice)
        {
            Message = "Nothing was changed. Choose what you want to hear of: at least one category.";
            return;
        }

        await writer.WriteAsync(store => store.Choose(HttpContext.MailToken(), choice, time.GetUtcNow()));
        await LoadAsync();
        Said = $"Kept. {Said}";
    }

    // A mail program's own browser saved nothing: what was saved in another stays chosen.
    private Owner FindOwner() =>
        HttpContext.Visitor() is null && View?.Choice is { Kind: ChoiceKind.Bookmarks, Owner: { } owner } ? owner : keys.OwnerOf(HttpContext.ActingVisitor());

    private async Task<bool> LoadAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        var subscriber = await store.FindSubscriberAsync(HttpContext.MailToken(), TokenPurpose.Manage, time.GetUtcNow());
        View = subscriber is null ? null : new ChoiceView(subscriber.Choice, await store.ListCategoriesAsync());
        Said = subscriber is null ? "" : subscriber.State == SubscriberState.Confirmed ? ChoiceView.Sentence(subscriber.Choice.Kind) : "You get no mail now.";
        Response.StatusCode = View is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return View is not null;
    }
}
