namespace ToolVerdicts.Web.Pages;

/// <summary>Declares that a page is rendered in place of the answer to any request, whatever its method.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AnyMethodAttribute : Attribute;
