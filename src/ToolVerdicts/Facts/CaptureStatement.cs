namespace ToolVerdicts.Facts;

/// <summary>The source of a statement: a capture, as it was seen on one day.</summary>
public abstract record CaptureStatement
{
    public long CaptureId { get; init; }
    public CaptureForm Form { get; init; }
    /// <summary>The day; null is "not known".</summary>
    public DateOnly? Seen { get; init; }
    /// <summary>The revision that recorded the capture with this day.</summary>
    public long Revision { get; init; }

    /// <summary>The statements of one field.</summary>
    /// <param name="value">The field; null is "not stated", which is no statement.</param>
    public static List<Statement<T>> ListOf<TSource, T>(IEnumerable<TSource> statements, Func<TSource, T?> value)
        where TSource : CaptureStatement
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
    public Statement<T> Of<T>(T value) =>
        new(value, Form == CaptureForm.Rich ? SourceKind.Rich : SourceKind.Compact, Seen, CaptureId);
}
