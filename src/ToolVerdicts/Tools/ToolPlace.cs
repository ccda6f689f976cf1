namespace ToolVerdicts.Tools;

/// <summary>A tool's place in an ordered list of tools, behind which the next page of the list begins.</summary>
/// <param name="Rank">
/// The first sort key, the larger first: a <see cref="Tools.Rank"/>, or the tool's row in a list of the newest; zero in a list by name.
/// </param>
/// <param name="NameKey">The second sort key, worked out from the name.</param>
/// <param name="Slug">The last sort key, which orders tools of one name.</param>
public readonly record struct ToolPlace(long Rank, string NameKey, string Slug)
{
    /// <summary>The place before the first tool of every list.</summary>
    public static ToolPlace Beginning { get; } = new(long.MaxValue, "", "");
}
