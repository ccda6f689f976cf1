namespace ToolVerdicts.Web.Caching;

/// <summary>Declares that the page cache may keep an endpoint's answers, which are the same for everybody without a cookie.</summary>
/// <param name="topics">The topics (<see cref="Topic"/>) of every answer. Topics of loaded data are noted where it is loaded.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CachedAttribute(params string[] topics) : Attribute
{
    public IReadOnlyList<string> Topics => topics;

    /// <summary>True for an address whose answer is the same for everybody, also for visitors with a cookie.</summary>
    public bool IsDocument { get; init; }

    /// <summary>Query keys with few values each: one answer is kept for each combination of values.</summary>
    public string[] Keys { get; init; } = [];

    /// <summary>True when the keys of the site's criteria are query keys of the page. Their values are too many to keep an answer for each.
    /// </summary>
    public bool HasCriteria { get; init; }

    /// <summary>
    /// Query keys that take any text. Answers to them are not kept, or strangers could fill the memory with addresses that nobody asks for
    /// twice.
    /// </summary>
    public string[] FreeKeys { get; init; } = [];
}
