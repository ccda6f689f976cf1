namespace ToolVerdicts.Content;

/// <summary>A fact by which tools are compared, beyond the fixed ones.</summary>
/// <param name="Key">Lower-case letters, digits and hyphens.</param>
/// <param name="Label">The words that pages show.</param>
public sealed record Criterion(string Key, string Label)
{
    /// <summary>The heading under which tool pages show it; null without one.</summary>
    public string? Group { get; init; }
    public CriterionKind Kind { get; init; }
    /// <summary>The unit of a number; null without one.</summary>
    public string? Unit { get; init; }
    /// <summary>The direction in which values are better: <c>higher</c>, <c>lower</c>, <c>yes</c> or <c>no</c>; null without one.</summary>
    public string? Better { get; init; }
    /// <summary>The values that count as 0 and as 100; null without them.</summary>
    public (decimal Zero, decimal Hundred)? Anchors { get; init; }
    /// <summary>Days after which a value is old; null for never.</summary>
    public int? MaxAge { get; init; }
    /// <summary>Names of the categories to which it applies; empty for all.</summary>
    public IReadOnlyList<string> AppliesTo { get; init; } = [];
    /// <summary>The question that a chooser is asked; null without one.</summary>
    public string? Ask { get; init; }
    /// <summary>The words of a choice or a set.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The criteria of a file <c>criteria.yml</c> that has no fault.</summary>
    public static IReadOnlyList<Criterion> ListOf(string text) =>
        new CriteriaParser(new FileFaults(ContentPlace.Criteria)).Parse(new FolderFile(ContentPlace.Criteria, text)) ?? [];

    /// <summary>The label of a criterion; its key where the site has it no longer.</summary>
    public static string LabelOf(IReadOnlyList<Criterion>? criteria, string key) =>
        criteria?.FirstOrDefault(criterion => criterion.Key == key)?.Label ?? key;

    /// <summary>True when a value was seen longer ago than the criterion allows. A value without a day is not old.</summary>
    public bool IsOld(DateOnly? seen, DateOnly today) => seen is { } day && MaxAge is { } days && day.AddDays(days) < today;

    /// <summary>True when the criterion applies to tools of a category.</summary>
    /// <param name="category">The category's name; null when it is not stated.</param>
    public bool AppliesToCategory(string? category) =>
        AppliesTo.Count == 0 || (category is not null && AppliesTo.Any(name => Wording.Same(name, category)));
}
