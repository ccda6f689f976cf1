namespace ToolVerdicts.Search;

/// <summary>
/// A name without what people leave out or put in when they type it: spaces, hyphens, full stops and other separators, marks on letters,
/// case. <c>Kimi K2.5</c>, <c>kimi-k2.5</c> and <c>KimiK 2.5</c> are the same. Signs that tell names apart stay: <c>c++</c>, <c>c#</c>.
/// </summary>
internal static class ClosedName
{
    // Punctuation that is a part of names.
    private const string Kept = "#&@%*!?";

    /// <summary>The closed name; empty for a text of separators.</summary>
    public static string Of(string name)
    {
        var closed = new StringBuilder(name.Length);
        // Unicode writes the trade mark out as two letters.
        foreach (var rune in Folding.ToAscii(name.Replace('™', ' ')).EnumerateRunes().Where(IsKept))
            closed.Append(rune);
        return closed.ToString();
    }

    /// <summary>The digits of a name in their runs: <c>4.1</c> is not <c>41</c>.</summary>
    public static string DigitsOf(string name) =>
        string.Join(' ', string.Concat(name.Select(c => char.IsDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool IsKept(Rune rune) => rune.Value is < 0xFE00 or > 0xFE0F && Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.OtherSymbol
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => true,
        UnicodeCategory.OtherPunctuation => rune.IsAscii && Kept.Contains((char)rune.Value),
        _ => Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune),
    };
}
