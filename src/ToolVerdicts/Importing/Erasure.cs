namespace ToolVerdicts.Importing;

/// <summary>The pages and tools that a revision erased, which backups may still hold.</summary>
/// <param name="Tools">The digests of the removed tools' identities.</param>
public sealed record Erasure(IReadOnlyList<NamedPage> Pages, IReadOnlyList<string> Tools)
{
    /// <summary>True when nothing was erased.</summary>
    public bool IsEmpty => Pages.Count + Tools.Count == 0;
}
