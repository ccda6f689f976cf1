namespace ToolVerdicts.Comparisons;

/// <summary>The tool that a text in a field of the picker means.</summary>
/// <param name="Typed">The text as it was typed.</param>
/// <param name="Kind">How the tools were found.</param>
/// <param name="Tools">The tool that is meant, the tools to choose from, or the nearest names.</param>
public sealed record PickedTool(string Typed, PickKind Kind, IReadOnlyList<ToolName> Tools)
{
    /// <summary>The most tools to choose from.</summary>
    public const int MostChoices = 10;

    /// <summary>The tool that is meant; null when the visitor must choose.</summary>
    public ToolName? Tool => Kind == PickKind.Found ? Tools[0] : null;

    /// <summary>The text that the field shows: the tool's name, or what was typed.</summary>
    public string Text => Tool?.Text ?? Typed;

    /// <summary>The tool's slug; of an unknown tool one that is made of the text.</summary>
    public Slug Slug => Tool?.Slug ?? (Slug.TryParse(Typed, out var slug) ? slug : Slug.FromOrDigest(Typed, "tool"));

    /// <summary>A sentence that says why no tool was chosen, and what to do; null when one was.</summary>
    /// <param name="thing">The site's word for a tool.</param>
    /// <param name="things">The same word for several.</param>
    public string? DescribeProblem(string thing, string things) => Kind switch
    {
        PickKind.Found => null,
        PickKind.SameName => $"{Count} {things} are called “{Tools[0].Name}”. Choose one of them.",
        PickKind.Matches when Tools.Count == 1 => $"We have no {thing} called “{Typed}”, but one whose texts have it.",
        PickKind.Matches => $"{Count} {things} match “{Typed}”. Choose one of them.",
        _ => $"We have no {thing} called “{Typed}”. {(Tools.Count > 0 ? "The nearest names:" : "Type another name.")}",
    };

    private string Count => Tools.Count < MostChoices ? $"{Tools.Count}" : $"{MostChoices} or more";
}
