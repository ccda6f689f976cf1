namespace ToolVerdicts.Search;

/// <summary>
/// Splits text into the words of the full-text index. SQLite's tokenizer takes <c>qwen3</c> and a whole run of Chinese characters as one
/// word each. A border between the parts makes it take each part as a word, so that <c>Qwen 3</c> and <c>qwen3</c> meet.
/// </summary>
internal static class IndexedText
{
    /// <summary>Stands between two words without a separator: a zero-width space, which no captured text has.</summary>
    public const char Border = '\u200B';

    private const char Stop = '.';

    private enum Kind
    {
        Separator,
        Letter,
        Digit,
        /// <summary>A word of its own: a symbol such as an emoji, and a letter of a script that writes no spaces.</summary>
        Single,
        /// <summary>Plus and number sign, which belong to the letters before them, as in C++.</summary>
        Sign,
    }

    /// <summary>A word in a text.</summary>
    /// <param name="IsBordered">True when the word before it ends where it starts.</param>
    /// <param name="IsJoined">True when it belongs to the word before it: bordered, or behind a full stop as in <c>3.5</c>.</param>
    public readonly record struct Word(int Start, int End, bool IsBordered, bool IsJoined);

    /// <summary>The text with borders, for the index.</summary>
    public static string Of(string text)
    {
        var (written, from) = (new StringBuilder(text.Length + 16), 0);
        foreach (var word in Words(text).Where(word => word.IsBordered))
        {
            written.Append(text, from, word.Start - from).Append(Border);
            from = word.Start;
        }

        return from == 0 ? text : written.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The words in their order. Signs that follow no letters are words, too.</summary>
    public static IEnumerable<Word> Words(string text)
    {
        var last = -1;
        for (var at = 0; at < text.Length;)
        {
            var kind = KindAt(text, at, out var length);
            var end = at + length;
            if (kind == Kind.Separator)
            {
                at = end;
                continue;
            }

            end = kind is Kind.Letter or Kind.Digit ? Skip(text, end, kind) : SkipMarks(text, end);
            if (kind == Kind.Letter && Skip(text, end, Kind.Sign) is var signs && (signs == text.Length || !IsLetter(text, signs)))
                end = signs;
            var isBehindStop = last >= 0 && last == at - 1 && text[last] == Stop && kind is Kind.Letter or Kind.Digit;
            yield return new Word(at, end, last == at, last == at || isBehindStop);
            at = last = end;
        }
    }

    /// <summary>True for a word of plus and number signs alone.</summary>
    public static bool IsSign(string word) => word.All(letter => letter is '+' or '#');

    /// <summary>True for a word behind a full stop that ends no other word, as in <c>.NET</c>.</summary>
    public static bool IsDotted(string text, Word word) => word.Start > 0 && text[word.Start - 1] == Stop && IsLetter(text, word.Start)
        && (word.Start == 1 || (text[word.Start - 2] != Stop && !char.IsLetterOrDigit(text[word.Start - 2])));

    private static bool IsLetter(string text, int at) => KindAt(text, at, out _) == Kind.Letter;

    private static int Skip(string text, int at, Kind kind)
    {
        while (at < text.Length && (KindAt(text, at, out var length) == kind || (kind != Kind.Sign && IsMark(text, at))))
            at += length;
        return at;
    }

    private static int SkipMarks(string text, int at)
    {
        while (at < text.Length && IsMark(text, at))
            at++;
        return at;
    }

    private static bool IsMark(string text, int at) => char.GetUnicodeCategory(text[at])
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static Kind KindAt(string text, int at, out int length)
    {
        // Half a character is none, and neither is what replaces one.
        if (!Rune.TryGetRuneAt(text, at, out var rune) || rune == Rune.ReplacementChar)
        {
            length = 1;
            return Kind.Separator;
        }

        length = rune.Utf16SequenceLength;
        return rune.Value is '+' or '#' ? Kind.Sign
            : Rune.IsLetter(rune) ? (WritesNoSpaces(rune.Value) ? Kind.Single : Kind.Letter)
            : Rune.IsDigit(rune) ? Kind.Digit
            : Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol ? Kind.Single
            : Kind.Separator;
    }

    // Kana, Hangul and Han with their extensions.
    private static bool WritesNoSpaces(int code) => code is (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x3FFFF);
}
