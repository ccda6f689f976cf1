namespace ToolVerdicts.Web.Caching;

/// <summary>
/// Declares that an endpoint writes its answer while it reads the store, and sends a validator of its own: the answer is not held in
/// memory.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StreamedAttribute : Attribute;
