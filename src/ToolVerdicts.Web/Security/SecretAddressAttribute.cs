namespace ToolVerdicts.Web.Security;

/// <summary>Declares that the last segment of a page's address is a token, and that knowing it is all that the page asks for.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SecretAddressAttribute : Attribute;
