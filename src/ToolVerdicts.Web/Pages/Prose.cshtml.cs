using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Content;

namespace ToolVerdicts.Web.Pages;

/// <summary>A page that people wrote.</summary>
public sealed class ProseModel(Library library) : PageModel
{
    /// <summary>Its name, which is its address.</summary>
    public string Name => PageContext.ActionDescriptor.AttributeRouteInfo!.Template!;

    /// <summary>The page.</summary>
    public Prose Prose => library.Pages[Name];

    /// <summary>Gives this one page the address of every page in the library.</summary>
    internal static void Route(PageRouteModel page)
    {
        page.Selectors.Clear();
        foreach (var name in Library.PageNames)
            page.Selectors.Add(new SelectorModel { AttributeRouteModel = new AttributeRouteModel { Template = name } });
    }
}
