namespace ToolVerdicts.Criteria;

/// <summary>Reads licences: SPDX expressions, and "Proprietary" for a licence without an id.</summary>
internal static class LicenceText
{
    private const string Proprietary = "Proprietary";
    private const string Mistake = "is no SPDX expression";

    /// <inheritdoc cref="CriterionValue.Read(Criterion, string, out string?)"/>
    public static CriterionValue? Read(string text, out string? fault)
    {
        fault = null;
        if (OneIdOf(text) is { } id)
            return ValueOf(Licence.Of(id));
        var words = new Queue<string>(WordsOf(text));
        var licence = ReadAny(words, out fault);
        if (fault is null && words.Count > 0)
            fault = $"{Nearest.Shown(text)} {Mistake}: {Nearest.Shown(words.Peek())} is left over";
        fault = fault is null ? null : fault + Hint(text);
        return fault is null ? ValueOf(licence!) : null;
    }

    private static CriterionValue ValueOf(Licence licence) => new(licence.Text, licence.Text)
    {
        Members =
        [
            .. licence.IsOsi ? new[] { "osi" } : [],
            .. licence.IsFsf ? new[] { "fsf" } : [],
            .. licence.Ids.Distinct(StringComparer.Ordinal),
        ],
    };

    // "Apache 2.0" and "MIT License" name one licence each, too.
    private static string? OneIdOf(string text)
    {
        var name = text.Trim();
        foreach (var ending in (string[])[" License", " Licence"])
            name = name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name;
        return SpdxLicences.Find(name.Replace(' ', '-'))?.Id;
    }

    private static string Hint(string text) => text is "no" or "none"
        ? "; write Proprietary for a licence without an id, and ~ for “not stated”"
        : Nearest.To(text.Replace(' ', '-'), SpdxLicences.Ids) is { } near ? $"; did you mean {near}?" : "";

    private static IEnumerable<string> WordsOf(string text) =>
        text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Licence? ReadAny(Queue<string> words, out string? fault) => ReadSeries(words, "OR", ReadAll, out fault);

    private static Licence? ReadAll(Queue<string> words, out string? fault) => ReadSeries(words, "AND", ReadOne, out fault);

    private static Licence? ReadSeries(Queue<string> words, string joint, ReadPart read, out string? fault)
    {
        var parts = new List<Licence>();
        do
        {
            if (read(words, out fault) is not { } part)
                return null;
            parts.Add(part);
        }
        while (words.TryPeek(out var next) && string.Equals(next, joint, StringComparison.OrdinalIgnoreCase) && words.TryDequeue(out _));
        return Licence.Join(joint, parts);
    }

    private static Licence? ReadOne(Queue<string> words, out string? fault)
    {
        fault = null;
        if (!words.TryDequeue(out var word))
        {
            fault = "a licence is missing at the end";
            return null;
        }

        if (word == "(")
        {
            var inner = ReadAny(words, out fault);
            if (fault is null && (!words.TryDequeue(out var close) || close != ")"))
                fault = "a parenthesis is not closed";
            return fault is null ? inner : null;
        }

        if (Licence.Find(word) is not { } licence)
        {
            fault = $"there is no licence {Nearest.Shown(word)}";
            return null;
        }

        if (!words.TryPeek(out var with) || !string.Equals(with, "WITH", StringComparison.OrdinalIgnoreCase))
            return licence;
        words.Dequeue();
        var named = words.TryDequeue(out var exception) ? exception : "";
        if (SpdxLicences.FindException(named) is { } known)
            return licence with { Text = $"{licence.Text} WITH {known}" };
        fault = $"there is no exception {Nearest.Shown(named)}{Nearest.Hint(named, SpdxLicences.ExceptionIds, "there are")}";
        return null;
    }

    private delegate Licence? ReadPart(Queue<string> words, out string? fault);

    /// <summary>A licence, or several joined.</summary>
    /// <param name="Text">The expression. Parts are sorted, so that equal expressions are written alike.</param>
    /// <param name="Ids">The ids in it.</param>
    private sealed record Licence(string Text, bool IsOsi, bool IsFsf, IReadOnlyList<string> Ids)
    {
        private const string Reference = "LicenseRef-";

        // The word between the parts of a joined licence, and the parts.
        private string? Joint { get; init; }
        private IReadOnlyList<Licence> Parts { get; init; } = [];

        public static Licence Of(string id)
        {
            var (_, isOsi, isFsf) = SpdxLicences.Find(id)!.Value;
            return new Licence(id, isOsi, isFsf, [id]);
        }

        /// <summary>The licence of one word; null when there is none.</summary>
        public static Licence? Find(string word)
        {
            var isLater = word.EndsWith('+');
            if (SpdxLicences.Find(isLater ? word[..^1] : word) is { } known)
                return Of(known.Id) with { Text = isLater ? $"{known.Id}+" : known.Id };
            if (string.Equals(word, Proprietary, StringComparison.OrdinalIgnoreCase))
                return new Licence(Proprietary, false, false, [Proprietary]);
            return word.StartsWith(Reference, StringComparison.Ordinal) && word.Length > Reference.Length
                && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? new Licence(word, false, false, [word]) : null;
        }

        /// <summary>The choice between licences (OR), or all of them together (AND).</summary>
        public static Licence Join(string joint, IReadOnlyList<Licence> licences)
        {
            var parts = licences.SelectMany(licence => licence.Joint == joint ? licence.Parts : [licence])
                .DistinctBy(part => part.Text).OrderBy(part => part.Text, StringComparer.Ordinal).ToList();
            if (parts is [var one])
                return one;
            var isChoice = joint == "OR";
            // AND binds more tightly than OR.
            return new Licence(
                string.Join($" {joint} ", parts.Select(part => part.Joint == "OR" ? $"({part.Text})" : part.Text)),
                isChoice ? parts.Exists(part => part.IsOsi) : parts.TrueForAll(part => part.IsOsi),
                isChoice ? parts.Exists(part => part.IsFsf) : parts.TrueForAll(part => part.IsFsf),
                [.. parts.SelectMany(part => part.Ids)])
            {
                Joint = joint, Parts = parts,
            };
        }
    }
}
