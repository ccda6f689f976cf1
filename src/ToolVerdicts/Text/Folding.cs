namespace ToolVerdicts.Text;

/// <summary>Latin letters as they are typed on a keyboard that has only A to Z. Letters of other scripts stay, in lower case.</summary>
public static class Folding
{
    // The lower-case letters of today's Latin alphabets that Unicode does not decompose, as the transform Latin-ASCII of Unicode CLDR
    // writes them: https://github.com/unicode-org/cldr/blob/main/common/transforms/Latin-ASCII.xml
    private const string Transform =
        "æ ae, ƀɓ b, ƈ c, đðɖɗ d, ɛ e, ƒ f, ǥɠ g, ħ h, ıɨ i, "
        + "ƙ k, łƚ l, ŋɲ n, ø o, œ oe, ƥ p, ĸ q, ß ss, ŧƭ t, þ th, ʉ u, ʋ v, ƴ y, ƶ z";

    private static readonly Dictionary<char, string> InAscii = Transform.Split(", ").Select(rule => rule.Split(' '))
        .SelectMany(rule => rule[0].Select(letter => (letter, rule[1]))).ToDictionary();

    /// <summary>
    /// Lower case, the letters A to Z without marks: <c>Café</c> gives <c>cafe</c>, composed or decomposed; <c>ø</c> stays. SQLite's
    /// tokenizer (unicode61 with remove_diacritics 2) folds the words of the full-text index in the same way.
    /// </summary>
    public static string WithoutMarks(string text) => Fold(text, NormalizationForm.FormD);

    /// <summary>
    /// Lower case, Latin letters in ASCII: <c>Łódź</c> gives <c>lodz</c>, <c>Straße</c> gives <c>strasse</c>. Ligatures, full-width
    /// letters and other compatibility forms of Unicode are written out in any script.
    /// </summary>
    public static string ToAscii(string text)
    {
        var folded = Fold(text, NormalizationForm.FormKD);
        return Ascii.IsValid(folded)
            ? folded
            : string.Concat(folded.Select(letter => InAscii.GetValueOrDefault(letter) ?? letter.ToString()));
    }

    private static string Fold(string text, NormalizationForm form)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var letters = new StringBuilder(text.Length);
        var isLatin = false;
        foreach (var c in Wording.Normalize(text, form))
        {
            var lower = Lower(c);
            var isMark = CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
            if (!isMark)
                isLatin = char.IsAsciiLetter(lower) || (form == NormalizationForm.FormKD && c is >= '\u00C0' and <= '\u02AF');
            if (!isMark || !isLatin)
                letters.Append(lower);
        }

        // Syllables of Hangul and voiced kana are one letter again.
        return letters.ToString().Normalize(NormalizationForm.FormC);
    }

    // ſ and ς share their upper case with s and σ.
    private static char Lower(char letter) => letter switch { 'ſ' => 's', 'ς' => 'σ', _ => char.ToLowerInvariant(letter) };
}
