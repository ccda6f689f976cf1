namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The form that chooses two tools.</summary>
/// <param name="Tools">The tools that it suggests without script.</param>
/// <param name="Chosen">The tools chosen before, so that they need not be typed again after a mistake.</param>
public sealed record PickerView(IReadOnlyList<ToolName> Tools, IReadOnlyList<PickedTool> Chosen)
{
    /// <summary>How many tools the form suggests without script.</summary>
    public const int Suggestions = 100;

    /// <summary>The fields whose text is refused, by their places, with the ids of the messages that say why.</summary>
    public IReadOnlyDictionary<int, string> Refused { get; init; } = new Dictionary<int, string>();

    /// <summary>The field at a place. The first that is refused is where the visitor goes on.</summary>
    public PickerField FieldAt(int place, string label) => new(place, label, Chosen.ElementAtOrDefault(place)?.Text)
    {
        IsRequired = place < ComparisonAddress.MinTools,
        MessageId = Refused.GetValueOrDefault(place),
        IsFirstRefused = Refused.Count > 0 && Refused.Keys.Min() == place,
    };
}
