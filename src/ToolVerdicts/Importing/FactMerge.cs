using ToolVerdicts.Text;

namespace ToolVerdicts.Importing;

/// <summary>Merges what a capture says into what the store holds, fact by fact, and notes what happens to each.</summary>
/// <param name="changes">Takes up the notes.</param>
/// <param name="side">The index of the tool in the capture.</param>
/// <param name="isNew">True when the tool or review is new, so that its facts are added rather than filled.</param>
/// <param name="subject">Whose facts they are when they are not the tool's own, in words.</param>
internal sealed class FactMerge(List<FactChange> changes, int side, bool isNew, string? subject = null)
{
    /// <summary>Merges wordings; of two that say the same, the preferred one stays.</summary>
    public string? Text(string fact, string? stored, string? said)
    {
        if (stored is null || said is null || !Wording.Same(stored, said))
            return Value(fact, stored, said);
        Note(Change.Keep, fact);
        return Wording.Preferred(stored, said);
    }

    /// <summary>Merges values.</summary>
    public string? Value(string fact, string? stored, string? said)
    {
        if (said is not null)
            Note(stored is null ? (isNew ? Change.Add : Change.Fill) : stored == said ? Change.Keep : Change.Conflict, fact, stored, said);
        return stored ?? said;
    }

    /// <inheritdoc cref="Value(string, string?, string?)"/>
    public T? Value<T>(string fact, T? stored, T? said)
        where T : struct
    {
        Value(fact, stored?.ToString(), said?.ToString());
        return stored ?? said;
    }

    /// <summary>Keeps what is stored.</summary>
    public long? Keep(string fact, long? stored)
    {
        Note(Change.Keep, fact);
        return stored;
    }

    /// <summary>Takes what is said.</summary>
    public long? Fill(string fact, long? said)
    {
        Note(Change.Fill, fact);
        return said;
    }

    private void Note(Change kind, string fact, string? kept = null, string? said = null)
    {
        var whole = subject is null ? fact : $"{subject}'s {fact}";
        changes.Add(kind == Change.Conflict ? new FactChange(kind, side, whole, kept, said) : new FactChange(kind, side, whole));
    }
}
