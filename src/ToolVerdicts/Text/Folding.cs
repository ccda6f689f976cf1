namespace ToolVerdicts.Text;

/// <summary>Latin letters as they are typed on a keyboard that has only A to Z. Letters of other scripts stay, in lower case.</summary>
public static class Folding
{
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
        if (Ascii.IsValid(folded))
            return folded;
        var letters = new StringBuilder(folded.Length + 8);
        foreach (var c in folded)
            letters.Append(WrittenOut(c) ?? c.ToString());
        return letters.ToString();
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

    // The long s and the sigma at the end of a word have a capital letter that is another one's, too.
    private static char Lower(char letter) => letter switch
    {
        'ſ' => 's',
        'ς' => 'σ',
        _ => char.ToLowerInvariant(letter),
    };

    // The lower-case letters of today's Latin alphabets that Unicode does not decompose, as the transform Latin-ASCII of Unicode CLDR
    // writes them: https://github.com/unicode-org/cldr/blob/main/common/transforms/Latin-ASCII.xml
    private static string? WrittenOut(char letter) => letter switch
    {
        'æ' => "ae",
        'ƀ' or 'ɓ' => "b",
        'ƈ' => "c",
        'đ' or 'ð' or 'ɖ' or 'ɗ' => "d",
        'ɛ' => "e",
        'ƒ' => "f",
        'ǥ' or 'ɠ' => "g",
        'ħ' => "h",
        'ı' or 'ɨ' => "i",
        'ƙ' => "k",
        'ł' or 'ƚ' => "l",
        'ŋ' or 'ɲ' => "n",
        'ø' => "o",
        'œ' => "oe",
        'ƥ' => "p",
        'ĸ' => "q",
        'ß' => "ss",
        'ŧ' or 'ƭ' => "t",
        'þ' => "th",
        'ʉ' => "u",
        'ʋ' => "v",
        'ƴ' => "y",
        'ƶ' => "z",
        _ => null,
    };
}
