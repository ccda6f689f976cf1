using System.Globalization;
using System.Text;

namespace ToolVerdicts.Newsletter.Letters;

/// <summary>
/// Turns values into the words of a header: what is not ASCII, or could be taken for something else, becomes encoded-words (RFC 2047). A line may be
/// folded between any two words.
/// </summary>
public static class HeaderText
{
    /// <summary>The longest header line that is folded where it can be, in octets without CRLF.</summary>
    public const int FoldedLength = 78;

    // The longest line of all (RFC 5322, 2.1.1).
    private const int MaxLineLength = 998;

    // So that an encoded word stands on the first line of a Subject.
    private const int MaxWordLength = 64;
    private const int MaxEncodedOctets = (MaxWordLength - 12) / 4 * 3;

    private const string PunctuationOfAtoms = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>The words of text that a person reads, which arrives character by character as given.</summary>
    /// <exception cref="ArgumentException">The value is not one line of whole characters.</exception>
    public static IEnumerable<string> Unstructured(string header, string value)
    {
        Require(header, value);
        return value.Length == 0 ? [] : Words(value.Split(' '), word => NeedsEncoding(word) || word.Length > MaxWordLength);
    }

    /// <summary>The words of a value that programs read: runs of spaces become one, and a long word such as an address stays whole.</summary>
    /// <exception cref="ArgumentException">The value is not one line of whole characters, or holds what is not ASCII in angle brackets.</exception>
    public static IEnumerable<string> Structured(string header, string value)
    {
        Require(header, value);
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Array.Exists(words, word => NeedsEncoding(word) && word.AsSpan().ContainsAny('<', '>')))
            throw new ArgumentException($"{header} holds something in angle brackets that is not ASCII.", nameof(value));
        return Words(words, NeedsEncoding);
    }

    /// <summary>The words of a display name: as it is, quoted, or encoded. None for an empty name.</summary>
    /// <exception cref="ArgumentException">The name is not one line of whole characters.</exception>
    public static IEnumerable<string> Phrase(string header, string name)
    {
        Require(header, name);
        if (name.Length == 0)
            return [];
        if (NeedsEncoding(name) || name.Length > MaxWordLength - 4)
            return Encoded(name);
        return Array.TrueForAll(name.Split(' '), IsAtom)
            ? name.Split(' ')
            : [$"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""];
    }

    /// <summary>Appends a header of these words, one space or a fold between them.</summary>
    /// <exception cref="ArgumentException">The name is none, or a word is too long for a line.</exception>
    public static void AppendHeader(this StringBuilder headers, string name, IEnumerable<string> words)
    {
        if (name.Length is 0 or > FoldedLength || !name.All(c => c is > ' ' and < '\x7f' and not ':'))
            throw new ArgumentException("A header's name is printable ASCII without a colon.", nameof(name));
        headers.Append(name).Append(':');
        var (length, isFirst) = (name.Length + 1, true);
        foreach (var word in words)
        {
            var octets = Encoding.UTF8.GetByteCount(word) + 1;
            // A first word is moved to a line of its own only where that helps: some readers mind an empty first line.
            var folds = length + octets > FoldedLength && (!isFirst || octets <= FoldedLength);
            length = folds ? octets : length + octets;
            if (length > MaxLineLength)
                throw new ArgumentException($"{name} holds a word that is too long for a line.", nameof(words));
            headers.Append(folds ? "\r\n " : " ").Append(word);
            isFirst = false;
        }

        headers.Append("\r\n");
    }

    private static IEnumerable<string> Words(string[] words, Predicate<string> isEncoded)
    {
        // Folding could not keep a space at either end, or two in a row.
        if (Array.Exists(words, word => word.Length == 0))
            return Encoded(string.Join(' ', words));

        var written = new List<string>();
        for (var at = 0; at < words.Length;)
        {
            // White space between encoded-words is dropped by readers: a run of them is encoded as one, its spaces included.
            var end = at;
            while (end < words.Length && isEncoded(words[end]))
                end++;
            written.AddRange(end > at ? Encoded(string.Join(' ', words[at..end])) : [words[end++]]);
            at = end;
        }

        return written;
    }

    private static IEnumerable<string> Encoded(string text)
    {
        var chunk = new List<byte>(MaxEncodedOctets);
        Span<byte> octets = stackalloc byte[4];
        var words = new List<string>();
        foreach (var rune in text.EnumerateRunes())
        {
            var count = rune.EncodeToUtf8(octets);
            if (chunk.Count + count > MaxEncodedOctets)
                words.Add(Word(chunk));
            chunk.AddRange(octets[..count]);
        }

        words.Add(Word(chunk));
        return words;

        static string Word(List<byte> chunk)
        {
            var word = $"=?utf-8?B?{Convert.ToBase64String(chunk.ToArray())}?=";
            chunk.Clear();
            return word;
        }
    }

    private static bool NeedsEncoding(string text) => !Ascii.IsValid(text) || text.Contains("=?", StringComparison.Ordinal);

    private static bool IsAtom(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || PunctuationOfAtoms.Contains(c));

    /// <summary>Keeps a value from becoming another header. The message does not repeat the value, which may hold a token.</summary>
    private static void Require(string header, string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                throw new ArgumentException($"{header} holds a line break or another control character.", nameof(value));
        }

        if (!IsWhole(value))
            throw new ArgumentException($"{header} holds half a character.", nameof(value));
    }

    /// <summary>True when every surrogate has its other half: anything else cannot be sent.</summary>
    internal static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }

        return true;
    }
}
