namespace ToolVerdicts.Importing;

/// <summary>Merges a capture's values into the stored ones, fact by fact, and records each outcome. A stored value always stays.</summary>
/// <param name="changes">Receives the outcomes.</param>
/// <param name="side">The index of the tool in the capture.</param>
/// <param name="isNew">True when the store does not have the tool or review yet, so that its facts are added rather than filled.</param>
/// <param name="owner">The reviewer whose review the facts belong to; null for facts of the tool.</param>
internal sealed class FactMerge(List<FactChange> changes, int side, bool isNew, string? owner = null)
{
    /// <summary>Merges two texts. If they differ only in typography, <see cref="Wording.Preferred"/> chooses one.</summary>
    public string? Text(string fact, string? stored, string? captured)
    {
        if (stored is null || captured is null || !Wording.Same(stored, captured))
            return Value(fact, stored, captured);
        Record(Change.Keep, fact);
        return Wording.Preferred(stored, captured);
    }

    public string? Value(string fact, string? stored, string? captured)
    {
        if (captured is null)
            return stored;
        var missing = isNew ? Change.Add : Change.Fill;
        Record(stored is null ? missing : stored == captured ? Change.Keep : Change.Conflict, fact, stored, captured);
        return stored ?? captured;
    }

    public T? Value<T>(string fact, T? stored, T? captured)
        where T : struct
    {
        Value(fact, stored?.ToString(), captured?.ToString());
        return stored ?? captured;
    }

    /// <summary>Records an outcome that the caller decided.</summary>
    public void Record(Change kind, string fact, string? stored = null, string? captured = null)
    {
        var name = owner is null ? fact : $"{owner}'s {fact}";
        changes.Add(kind == Change.Conflict ? new FactChange(kind, side, name, stored, captured) : new FactChange(kind, side, name));
    }
}
