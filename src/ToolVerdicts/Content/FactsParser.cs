namespace ToolVerdicts.Content;

/// <summary>Reads the facts in the front matter of a tool's file.</summary>
/// <param name="today">The latest day on which a source can have been seen.</param>
/// <param name="criteria">The known criteria; null when they could not be read.</param>
/// <param name="fallback">The proof of facts that name none; null without one.</param>
internal sealed class FactsParser(DateOnly today, IReadOnlyDictionary<string, Criterion>? criteria, Proof? fallback, FileFaults faults)
{
    private static readonly string[] Prices = ["price", "price-text"];

    /// <summary>Facts that need no proof, because without one they are the site's own words.</summary>
    public IEnumerable<AssignedFact> ParseOwnWords(YamlFields file)
    {
        foreach (var key in (string[])["name", "tagline", "category"])
        {
            var place = file.PlaceOf(key);
            if (key == "category" && file.Find(key) is { IsNull: true })
                yield return new AssignedFact(key, null, fallback ?? new Proof(), place.Line, place.Column);
            else if (file.Line(key, key == "name" ? Scalars.MaxName : Scalars.MaxLine) is { } value)
                yield return new AssignedFact(key, value, fallback ?? new Proof(), place.Line, place.Column);
        }
    }

    public IEnumerable<AssignedFact> Parse(YamlFields file)
    {
        if (file.Find("facts") is not { IsRefused: false, IsNull: false, Text: not "" } node)
            return [];
        if (node.Entries is not null)
            return node.Entries.Select(Parse).OfType<AssignedFact>();
        faults.Add(node, "facts has keys and values, such as price: Free");
        return [];
    }

    private AssignedFact? Parse(YamlEntry entry)
    {
        var criterion = criteria?.GetValueOrDefault(entry.Key);
        var isUnknown = criterion is null && criteria is not null && !Prices.Contains(entry.Key);
        if (isUnknown)
        {
            List<string> known = [.. Prices, .. criteria!.Keys];
            faults.AddUnknownCriterion(
                entry.Place, entry.Key, $"there is no criterion {Nearest.Shown(entry.Key)}{Nearest.Hint(entry.Key, known, "there are")}");
        }

        var (value, proof) = (entry.Value, fallback);
        if (value.Entries is not null)
        {
            var fields = YamlFields.Of(value, entry.Key, ContentKeys.Fact, faults)!;
            if (fields.Find("value") is not { } inner)
            {
                faults.Add(entry.Place, $"{entry.Key} has no value; write value: ~ for “not stated”");
                return null;
            }

            (value, proof) = (inner, ProofParser.Parse(fields, fallback, today, faults));
        }

        if (value.IsRefused)
            return null;
        if (proof is null)
            faults.Add(entry.Place, $"{entry.Key} has no proof; give source and seen, capture and quote, or own: true");
        var text = value.IsNull ? null : Text(value, entry.Key, criterion);
        if (isUnknown || proof is null || (text is null && !value.IsNull))
            return null;
        return new AssignedFact(entry.Key, text, proof, entry.Place.Line, entry.Place.Column);
    }

    private string? Text(YamlNode value, string key, Criterion? criterion)
    {
        var text = value.Items is { } items && criterion?.Kind == CriterionKind.Set
            ? Joined(items, key)
            : Scalars.Line(value, key, faults);
        if (text is null || criterion is null)
            return text;
        // Stored as it is written; spaces between the members of a set are no words of the editor's.
        if (CriterionValue.Read(criterion, text, out var fault) is not null)
            return criterion.Kind == CriterionKind.Set ? string.Join(", ", text.Split(',', StringSplitOptions.TrimEntries)) : text;
        faults.Add(value, $"{key}: {fault}");
        return null;
    }

    private string? Joined(IReadOnlyList<YamlNode> items, string key)
    {
        var members = items.Select(item => Scalars.Line(item, key, faults)).ToList();
        return members.Contains(null) ? null : string.Join(", ", members);
    }
}
