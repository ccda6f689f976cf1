namespace ToolVerdicts.Criteria;

/// <summary>A fact by which tools are compared, beyond the fixed ones.</summary>
/// <param name="Key">Lower-case letters, digits and hyphens.</param>
/// <param name="Label">The words that pages show.</param>
public sealed record Criterion(string Key, string Label)
{
    /// <summary>Parameters in the addresses of lists and of choosing, which are no keys of criteria.</summary>
    public static IReadOnlyList<string> ReservedKeys { get; } =
        ["q", "sort", "view", "page", "verdict", "asof", "after", "tool", "must", "w"];

    /// <summary>The heading under which tool pages show it; null without one.</summary>
    public string? Group { get; init; }
    public CriterionKind Kind { get; init; }
    /// <summary>The unit of a number, such as "tokens". Of money the currency, with "per" and a quantity where there is one. Null without.
    /// </summary>
    public string? Unit { get; init; }
    /// <summary>The unit before <see cref="Unit"/>: values that name no unit are in this one. Null when the unit never changed.</summary>
    public string? Was { get; init; }
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
    /// <summary>The labels of rows in which captured pages state it.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>The line and the column of the unit, else of the criterion, in its file.</summary>
    public (long Line, long Column) UnitPlace { get; init; }

    /// <summary>The unit of values that name none; null without one.</summary>
    public string? UnitOfBareNumbers => Was ?? Unit;

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
