using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The form that chooses two tools.</summary>
/// <param name="Tools">Tools it suggests without script.</param>
/// <param name="Chosen">What was typed before, so that a mistake loses nothing.</param>
public sealed record PickerView(IReadOnlyList<ToolName> Tools, IReadOnlyList<string> Chosen);
