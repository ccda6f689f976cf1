namespace ToolVerdicts.Tools;

/// <summary>
/// Decides whether two identities may be one tool in other words: the name is the same, or the tagline is but for a slip of the pen. An
/// editor is asked about such a pair, so the rule may ask once too often, but a corrected slip must not make a second tool.
/// </summary>
public static class NearIdentity
{
    // A slip changes at most one letter in ten, so that short phrases have to agree to the letter, and an exchanged word is another
    // statement.
    private const int LettersForEach = 10;

    // Pages part the same words by different signs.
    private static readonly char[] Separators = [' ', '-', '_', '.', ':', ',', '/'];

    public static bool IsNear(ToolIdentity a, ToolIdentity b) =>
        SharesName(a.Name, b.Name) || (!DiffersInVersion(a.Name, b.Name) && IsAlmost(a.Tagline, b.Tagline));

    /// <summary>True for two spellings of one name. Case, marks on letters and what separates words make no difference.</summary>
    public static bool SharesName(string a, string b) => string.Join(' ', Words(a)) == string.Join(' ', Words(b));

    /// <summary>True for taglines that a slip of the pen, or its correction, tells apart, and for equal ones.</summary>
    public static bool IsAlmost(string a, string b)
    {
        var (one, other) = (Fold(a), Fold(b));
        var most = Math.Max(one.Length, other.Length) / LettersForEach;
        // Numbers are versions and sizes: 7B and 8x22B are two models, and 2.0 is another release than 3.0.
        return Math.Abs(one.Length - other.Length) <= most && Versions(a).SequenceEqual(Versions(b)) && DifferLittle(one, other, most);
    }

    // Mistral 7B and Mistral 8x22B are two tools, also with one tagline; so are Mistral and Mistral 2.
    private static bool DiffersInVersion(string a, string b) =>
        !Versions(a).SequenceEqual(Versions(b)) && Words(a).Where(word => !IsVersion(word)).SequenceEqual(
            Words(b).Where(word => !IsVersion(word)));

    private static string Fold(string text) => Folding.ToAscii(Wording.Key(text));

    private static string[] Words(string text) => Fold(text).Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Versions(string text) => Words(text).Where(IsVersion);

    private static bool IsVersion(string word) => word.Any(char.IsDigit);

    // A slip is in one place, so that one half of the text is as it was; by it a store finds the few taglines to compare.
    private static bool DifferLittle(string a, string b, int most)
    {
        var start = a.AsSpan().CommonPrefixLength(b);
        var (x, y) = (a[start..], b[start..]);
        var end = 0;
        while (end < Math.Min(x.Length, y.Length) && x[^(end + 1)] == y[^(end + 1)])
            end++;
        return 2 * Math.Max(start, end) >= Math.Max(a.Length, b.Length) - 1 && EditDistance.Between(x[..^end], y[..^end]) <= most;
    }
}
