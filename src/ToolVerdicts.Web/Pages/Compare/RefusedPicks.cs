namespace ToolVerdicts.Web.Pages.Compare;

/// <summary>The messages of the picker’s page on chosen tools that cannot be compared.</summary>
/// <param name="picks">The chosen tools in the order of the fields.</param>
public sealed class RefusedPicks(IReadOnlyList<PickedTool> picks)
{
    /// <summary>The id of the message about all fields together.</summary>
    public const string Together = "picked";

    /// <summary>The fields whose text names no tool, each text once.</summary>
    public IReadOnlyList<(int Place, PickedTool Pick)> Unknown => picks.Index().Where(at => at.Item.Tool is null)
        .DistinctBy(at => at.Item.Typed).Select(at => (at.Index, at.Item)).ToList();

    /// <summary>The refused fields with the ids of their messages: those that name no tool, or else those that repeat another.</summary>
    public IReadOnlyDictionary<int, string> Fields => picks.Index()
        .Where(at => at.Item.Tool is null || picks.All(pick => pick.Tool is not null) && IsRepeat(at.Index))
        .ToDictionary(at => at.Index, at => at.Item.Tool is null ? IdOf(at.Item) : Together);

    /// <summary>The id of the message about a field.</summary>
    public string IdOf(PickedTool pick) => $"{Together}{picks.Index().First(at => at.Item.Typed == pick.Typed).Index}";

    /// <summary>The address that has a tool in the place of a text, and leaves the other fields as they are.</summary>
    public string AddressWith(PickedTool replaced, ToolName tool) => $"/compare{QueryString.Create(picks.Select(pick =>
        KeyValuePair.Create("tool", (string?)(pick.Typed == replaced.Typed ? $"{tool.Slug}" : pick.Tool is { } known ? $"{known.Slug}"
            : pick.Typed))))}";

    private bool IsRepeat(int place) => picks.Take(place).Any(pick => pick.Slug == picks[place].Slug);
}
