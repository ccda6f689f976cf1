namespace ToolVerdicts.Content;

/// <summary>A file of <c>reviewers/</c>: an editorial point of view.</summary>
/// <param name="Key">The reviewer's key, which is the file's name.</param>
/// <param name="Name">The reviewer's name, which is the file's title.</param>
/// <param name="Order">The place among the reviewers on a page; null for after those that have one.</param>
public sealed record Lens(string Key, string Name, int? Order)
{
    /// <summary>The text on what it looks for; null where the file has a fault.</summary>
    public Prose? Prose { get; init; }

    /// <summary>True for the program's own copy, which is a reviewer of the site once the site has a review by it.</summary>
    public bool IsShipped { get; init; }
}
