namespace ToolVerdicts.Content;

/// <summary>Reads <c>criteria.yml</c>.</summary>
/// <param name="lenses">The keys of lenses; none for a file that was read before.</param>
internal sealed class CriteriaParser(FileFaults faults, IReadOnlyList<string> lenses)
{
    private const int Most = 120;
    private const int MaxAge = 36_500;

    private static readonly string[] FixedFacts =
        ["name", "tagline", "category", "description", "price", "price-text", "panel", "community"];

    private readonly Dictionary<string, string> _rows = new(StringComparer.Ordinal);

    private static readonly string[] Unstated = ["not stated", "not-stated", "contested", "does not apply", "does-not-apply"];

    private static readonly string[] HighLow = ["higher", "lower"];
    private static readonly string[] YesNo = ["yes", "no"];
    private static readonly string[] Directions = [.. HighLow, .. YesNo];

    private static readonly Dictionary<string, CriterionKind> Kinds = new()
    {
        ["text"] = CriterionKind.Text,
        ["yes-no"] = CriterionKind.YesNo,
        ["number"] = CriterionKind.Number,
        ["money"] = CriterionKind.Money,
        ["licence"] = CriterionKind.Licence,
        ["choice"] = CriterionKind.Choice,
        ["set"] = CriterionKind.Set,
        ["date"] = CriterionKind.Date,
        ["version"] = CriterionKind.Version,
    };

    /// <summary>The criteria in their order, those with other faults than their key included; null when the file cannot be read.</summary>
    public IReadOnlyList<Criterion>? Parse(FolderFile file)
    {
        if (YamlReader.Read(file.Text, firstLine: 1, faults) is not { IsRefused: false } node)
            return null;
        if (node.Items is null && !node.IsNull)
        {
            faults.Add(node, "the file is a list of criteria, each of which starts with - key");
            return null;
        }

        var criteria = new List<Criterion>();
        foreach (var item in node.Items ?? [])
        {
            if (YamlFields.Of(item, "a criterion", ContentKeys.Criterion, faults) is not { } fields || Parse(fields) is not { } criterion)
                continue;
            if (criteria.Exists(other => other.Key == criterion.Key))
                faults.Add(fields.Find("key")!, $"there is a second criterion {criterion.Key}");
            else
                criteria.Add(criterion);
            if (criteria.Count == Most + 1)
                faults.Add(item, $"there are more than {Most} criteria");
        }

        return criteria;
    }

    private Criterion? Parse(YamlFields fields)
    {
        fields.Require("a criterion", "key", "label");
        var (key, label) = (KeyOf(fields), fields.Line("label", Scalars.MaxName));
        var criterion = new Criterion(key ?? "", label ?? key ?? "")
        {
            Group = fields.Line("group", Scalars.MaxName),
            Kind = fields.Word("kind", Kinds.Keys) is { } kind ? Kinds[kind] : CriterionKind.Text,
            Unit = fields.Line("unit", Scalars.MaxName),
            Was = fields.Line("was", Scalars.MaxName),
            Better = fields.Word("better", Directions),
            Anchors = AnchorsOf(fields),
            MaxAge = fields.Whole("max_age", 1, MaxAge),
            AppliesTo = fields.Lines("applies_to", Scalars.MaxName),
            Ask = fields.Line("ask"),
            Words = fields.Lines("words", Scalars.MaxName),
            Rows = fields.Lines("rows", Scalars.MaxName),
            UnitPlace = (fields.PlaceOf("unit").Line, fields.PlaceOf("unit").Column),
        };
        CheckKind(fields, criterion);
        CheckAnchors(fields, criterion);
        CheckWords(fields, criterion);
        CheckRows(fields, criterion);
        return key is null ? null : criterion;
    }

    private string? KeyOf(YamlFields fields)
    {
        if (fields.Find("key") is not { } node || Scalars.Line(node, "key", faults) is not { } key)
            return null;
        if (!Slug.TryParse(key, out _))
            faults.Add(node, $"key: {Nearest.Shown(key)} is no key{Scalars.SlugHint(key)}");
        else if (FixedFacts.Contains(key))
            faults.Add(node, $"key: {key} is a fact that every tool has; choose another key");
        else if (Criterion.ReservedKeys.Contains(key))
            faults.Add(node, $"key: {key} means something else in addresses; choose another key");
        else
            return Distinct(node, key);
        return null;
    }

    // A wish weighs criteria and lenses by their keys.
    private string Distinct(YamlNode node, string key)
    {
        if (lenses.Contains(key))
            faults.Add(node, $"key: {key} is a lens, and lenses and criteria share their names in addresses; choose another key");
        return key;
    }

    private (decimal Zero, decimal Hundred)? AnchorsOf(YamlFields fields)
    {
        if (fields.Find("anchors") is not { IsRefused: false } node)
            return null;
        if (node.Items is [{ Text: { } zero }, { Text: { } hundred }] && IsNumber(zero, out var low) && IsNumber(hundred, out var high))
            return (low, high);
        faults.Add(node, "anchors are two numbers, such as [0, 100]: the value that counts as 0, and the one that counts as 100");
        return null;

        static bool IsNumber(string text, out decimal number) => decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private void CheckKind(YamlFields fields, Criterion criterion)
    {
        var kind = fields.Find("kind")?.Text ?? "text";
        var directions = criterion.Kind switch
        {
            CriterionKind.YesNo => YesNo,
            CriterionKind.Number or CriterionKind.Money or CriterionKind.Date => HighLow,
            _ => [],
        };
        if (criterion.Better is { } better && !directions.Contains(better))
        {
            faults.Add(fields.Find("better")!, directions is []
                ? $"better: no {kind} is better than another; leave it out"
                : $"better: of a {kind}, {string.Join(" or ", directions)} is better");
        }

        var isAmount = criterion.Kind is CriterionKind.Number or CriterionKind.Money;
        foreach (var key in ((string[])["unit", "was", "anchors"]).Where(key => !isAmount && fields.Has(key)))
            faults.Add(fields.Find(key)!, $"{key}: only a number and money have {(key == "anchors" ? "anchors" : "a unit")}");
        if (criterion.Kind != CriterionKind.Money)
            return;
        foreach (var key in (string[])["unit", "was"])
        {
            if (fields.Find(key) is { Text: { } unit } node && !MoneyText.IsUnit(unit))
                faults.Add(node, $"{key}: {Nearest.Shown(unit)} is no currency; write it as USD, or as USD per month");
        }

        if (criterion.Anchors is not null && criterion.Unit is null)
            faults.Add(fields.Find("anchors")!, "anchors: of money they need a unit, such as unit: USD");
    }

    private void CheckAnchors(YamlFields fields, Criterion criterion)
    {
        if (criterion.Anchors is not var (zero, hundred))
            return;
        if (zero == hundred)
            faults.Add(fields.Find("anchors")!, "anchors: the two numbers are equal");
        else if (criterion.Better == "higher" && zero > hundred || criterion.Better == "lower" && zero < hundred)
            faults.Add(fields.Find("anchors")!, $"anchors: {criterion.Better} is better, so the two numbers stand the other way round");
    }

    private void CheckWords(YamlFields fields, Criterion criterion)
    {
        if (criterion.Kind is not (CriterionKind.Choice or CriterionKind.Set))
            return;
        if (!fields.Has("words") || fields.Find("words")!.Items is [])
            faults.Add(fields.PlaceOf("words"), $"a {fields.Find("kind")!.Text} needs words, such as words: [a, b]");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in fields.Items("words"))
        {
            if (word.Text is not { } text)
                continue;
            if (text.Contains(','))
                faults.Add(word, $"words: {Excerpt.Of(text)} holds a comma, which separates words");
            else if (Unstated.Contains(text, StringComparer.OrdinalIgnoreCase))
                faults.Add(word, $"words: “{text}” is what pages say where there is no value; choose another word");
            else if (!seen.Add(text))
                faults.Add(word, $"words: there is a second {Excerpt.Of(text)}");
        }
    }

    // A row of a captured page states one fact.
    private void CheckRows(YamlFields fields, Criterion criterion)
    {
        foreach (var row in fields.Items("rows"))
        {
            if (row.Text is not { } label)
                continue;
            if (CapturedTable.FindFixed(label) is { } known)
                faults.Add(row, $"rows: {known} is a row that every captured page can have, and states no criterion");
            else if (!_rows.TryAdd(Wording.Key(label), criterion.Key) && _rows[Wording.Key(label)] != criterion.Key)
                faults.Add(row, $"rows: {Excerpt.Of(label)} is a row of {_rows[Wording.Key(label)]}, too");
        }
    }
}
