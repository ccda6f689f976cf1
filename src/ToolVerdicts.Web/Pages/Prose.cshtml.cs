using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace ToolVerdicts.Web.Pages;

/// <summary>Shows a page of prose from the content folder.</summary>
[Cached(Topic.Catalogue)]
public sealed class ProseModel(LiveSite site) : PageModel
{
    /// <summary>The name of the page, which is also its address.</summary>
    public string Name => PageContext.ActionDescriptor.AttributeRouteInfo!.Template!;

    public Prose Prose => site.Library.Pages[Name];

    /// <summary>Gives the page the addresses of all prose in the library.</summary>
    internal static void AddRoutes(PageRouteModel page)
    {
        page.Selectors.Clear();
        foreach (var name in Library.PageNames)
            page.Selectors.Add(new SelectorModel { AttributeRouteModel = new AttributeRouteModel { Template = name } });
    }
}
