namespace ToolVerdicts.Importing;

/// <summary>Finds the captures that files quote, and verifies the quotations.</summary>
/// <param name="faults">The list that gets what is wrong.</param>
/// <param name="erased">The pages that the apply erases.</param>
/// <param name="isLenient">True for a replay of a store from which pages were erased, so that quotations cannot be verified.</param>
internal sealed class FileProofs(
    DbConnection store, List<ContentFault> faults, IReadOnlyList<NamedPage> erased, bool isLenient)
{
    private readonly Dictionary<string, IReadOnlyList<(long Id, string Text)>> _captures = new(StringComparer.Ordinal);

    /// <summary>The statement of a fact, with the capture that it quotes.</summary>
    /// <param name="path">The file of the fact.</param>
    /// <returns>Null after a fault.</returns>
    public StoredFact? Resolve(string path, AssignedFact fact)
    {
        var stored = new StoredFact
        {
            Fact = fact.Fact, Value = fact.Value, Seen = fact.Proof.Seen, Source = fact.Proof.Source, Because = fact.Proof.Because,
        };
        if (fact.Proof is not { Capture: { } name, Quote: { } quote })
            return stored;
        var captures = Load(name);
        var isFound = captures.Any(capture => capture.Text.Contains(quote, StringComparison.Ordinal));
        if (!isFound && isLenient)
            return stored with { Because = PageErasure.Proof };
        if (!isFound && erased.Any(page => page.FileName == name))
            return Fault($"its quotation stands in {name}, which is removed; give the fact another proof first");
        if (captures.Count == 0)
            return Fault($"the store has no capture called {name}{Nearest(name)}");
        return captures.FirstOrDefault(capture => capture.Text.Contains(quote, StringComparison.Ordinal)) is { Text: not null } found
            ? stored with { CaptureId = found.Id, Quote = quote }
            : Fault($"{Excerpt.Of(quote)} does not stand in {name}");

        StoredFact? Fault(string sentence)
        {
            faults.Add(new ContentFault(path, fact.Line, fact.Column, sentence));
            return null;
        }
    }

    private IReadOnlyList<(long Id, string Text)> Load(string name)
    {
        if (!_captures.TryGetValue(name, out var captures))
        {
            _captures[name] = captures = store.ListCapturesNamed(name)
                .Select(capture => (
                    capture.Id,
                    StoredBytes.Read(capture.Id, name, capture.Sha256, capture.Content).Decode(CancellationToken.None))).ToList();
        }

        return captures;
    }

    private string Nearest(string name) =>
        store.ListCaptureNames().MinBy(known => EditDistance.Between(known, name)) is { } nearest ? $"; did you mean {nearest}?" : "";
}
