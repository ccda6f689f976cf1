namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The form that chooses two tools.</summary>
/// <param name="Tools">The tools that it suggests without script.</param>
/// <param name="Chosen">The names typed before, so that they need not be typed again after a mistake.</param>
public sealed record PickerView(IReadOnlyList<ToolName> Tools, IReadOnlyList<string> Chosen)
{
    /// <summary>How many tools the form suggests without script.</summary>
    public const int Suggestions = 100;
}
