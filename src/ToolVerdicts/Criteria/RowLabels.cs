namespace ToolVerdicts.Criteria;

/// <summary>Tells which criterion a row of a captured page states, by the row's label.</summary>
public sealed class RowLabels
{
    private readonly Dictionary<string, Criterion> _byLabel = new(StringComparer.Ordinal);

    public RowLabels(IReadOnlyList<Criterion> criteria)
    {
        foreach (var criterion in criteria)
        {
            foreach (var label in criterion.Rows)
                _byLabel.TryAdd(Wording.Key(label), criterion);
        }
    }

    /// <summary>The criterion whose <see cref="Criterion.Rows"/> name the label; null when none does.</summary>
    public Criterion? Find(string label) => _byLabel.Count == 0 ? null : _byLabel.GetValueOrDefault(Wording.Key(label));
}
