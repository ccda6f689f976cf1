namespace ToolVerdicts.Content;

/// <summary>A file of <c>tools/</c>: what an editor says of one tool.</summary>
/// <param name="Path">The path below the content folder.</param>
/// <param name="Slug">The tool's address, which is the file's name.</param>
public sealed record ToolFile(string Path, Slug Slug)
{
    /// <summary>Identities under which captures know the tool.</summary>
    public IReadOnlyList<ToolIdentity> CapturedAs { get; init; } = [];
    /// <summary>Former addresses of the tool.</summary>
    public IReadOnlyList<Slug> Addresses { get; init; } = [];
    /// <summary>At most one for each fact.</summary>
    public IReadOnlyList<AssignedFact> Facts { get; init; } = [];
    /// <summary>At most one for each reviewer.</summary>
    public IReadOnlyList<AssignedReview> Reviews { get; init; } = [];
    /// <summary>True when the file is not to be published.</summary>
    public bool IsDraft { get; init; }
    /// <summary>The day from which on the file is published; null for at once.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Name and tagline of the file, else the first identity under which captures know the tool; null without either.</summary>
    public ToolIdentity? Identity =>
        ValueOf("name") is { } name && ValueOf("tagline") is { } tagline ? new ToolIdentity(name, tagline)
        : CapturedAs is [var first, ..] ? first
        : null;

    /// <summary>Every identity that the file gives the tool.</summary>
    public IReadOnlyList<ToolIdentity> Identities => [.. CapturedAs.Concat(Identity is { } own ? [own] : []).Distinct()];

    /// <summary>True when the file leaves the name or the tagline to captures.</summary>
    public bool IsNameless => ValueOf(FileFact.Name) is null || ValueOf(FileFact.Tagline) is null;

    /// <summary>The value that the file assigns to a fact; null when it assigns none.</summary>
    public string? ValueOf(string fact) => Facts.FirstOrDefault(assigned => assigned.Fact == fact)?.Value;
}
