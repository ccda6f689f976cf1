using System.Reflection;
using Microsoft.AspNetCore.Razor.Hosting;
using ToolVerdicts.Web.Pages;

namespace ToolVerdicts.Web.Hosting;

/// <summary>
/// Makes the attributes of page models metadata of the pages' endpoints. MVC does so when a page is first asked for, which is too late for
/// middleware that decides by what all pages declare.
/// </summary>
internal static class PageDeclarations
{
    private static readonly HttpMethodMetadata Reading = new([HttpMethods.Get, HttpMethods.Head]);
    private static readonly HttpMethodMetadata Acting = new([HttpMethods.Get, HttpMethods.Head, HttpMethods.Post]);

    /// <summary>
    /// Adds the declarations, and the methods that follow from them: every page answers GET and HEAD, a page that acts answers POST, and
    /// the rest is 405.
    /// </summary>
    public static T WithDeclarations<T>(this T pages)
        where T : IEndpointConventionBuilder
    {
        var compiled = typeof(Site).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
            .ToDictionary(item => item.Identifier, item => item.Type);
        pages.Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<PageActionDescriptor>().FirstOrDefault() is not { } page)
                return;
            foreach (var declared in compiled[page.RelativePath].GetProperty("Model")!.PropertyType.GetCustomAttributes(inherit: false))
                endpoint.Metadata.Add(declared);
            if (!endpoint.Metadata.Any(declared => declared is AnyMethodAttribute))
                endpoint.Metadata.Add(endpoint.Metadata.Any(declared => declared is ActsAttribute) ? Acting : Reading);
        });
        return pages;
    }
}
