namespace ToolVerdicts.Facts;

/// <summary>The source of a statement: a capture, as it was seen on one day, or an editor's file.</summary>
public abstract record SourceStatement
{
    /// <summary>The row of the capture, or of the statement of a file.</summary>
    public long Source { get; init; }
    public SourceKind Kind { get; init; }
    /// <summary>The day; null is "not known".</summary>
    public DateOnly? Seen { get; init; }
    /// <summary>The revision that recorded the statement.</summary>
    public long Revision { get; init; }
    /// <summary>The revision that withdrew the page as it was seen then, or that changed the file; null while the statement holds.
    /// </summary>
    public long? Until { get; init; }

    public bool IsFile => Kind == SourceKind.File;
    public virtual SourceRef Origin => new(IsFile, Source);

    /// <summary>The statements of one field.</summary>
    /// <param name="value">The field; null is "not stated", which is no statement.</param>
    public static List<Statement<T>> ListOf<TSource, T>(IEnumerable<TSource> statements, Func<TSource, T?> value)
        where TSource : SourceStatement
        where T : class
    {
        List<Statement<T>> list = [];
        foreach (var statement in statements)
        {
            if (value(statement) is { } stated)
                list.Add(statement.Of(stated));
        }

        return list;
    }

    /// <summary>The statement of one value.</summary>
    public Statement<T> Of<T>(T value) => new(value, Kind, Seen, Source) { Revision = Revision };
}
