namespace ToolVerdicts.Web.Caching;

/// <summary>Declares that the address of a page, with <c>.md</c> behind it, holds the same content in Markdown.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MarkdownTwinAttribute : Attribute;
