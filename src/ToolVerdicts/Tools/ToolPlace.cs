using ToolVerdicts.Text;

namespace ToolVerdicts.Tools;

/// <summary>A place in an ordered list of tools: that of a tool, of which the next one comes behind.</summary>
/// <param name="Rank">What the list is ordered by before names, the larger first: a rank, or the tool's id where the newest stand first; zero where names alone decide.</param>
/// <param name="NameKey">What the name is ordered by.</param>
/// <param name="Slug">The tool's address part, which orders tools of one name.</param>
public readonly record struct ToolPlace(long Rank, string NameKey, string Slug)
{
    /// <summary>Before every tool, in every order.</summary>
    public static ToolPlace Beginning { get; } = new(long.MaxValue, "", "");
}
