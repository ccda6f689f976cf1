using System.Globalization;
using System.Text;

namespace ToolVerdicts.Load.Scale;

/// <summary>Words and texts as long, and as often the same, as those of captured pages: a few words are everywhere and most are rare (Zipf).</summary>
internal sealed class Vocabulary
{
    private const int Words = 20_000;
    private const string Consonants = "bcdfglmnprstvz";
    private const string Vowels = "aeiou";

    private readonly Random _random;
    private readonly string[] _words;
    private readonly double[] _cumulative = new double[Words];

    /// <summary>Makes a vocabulary; the same seed makes the same.</summary>
    public Vocabulary(Random random)
    {
        _random = random;
        var words = new HashSet<string>(StringComparer.Ordinal) { "model", "code", "agent", "open", "data", "fast", "local", "team", "review", "build" };
        while (words.Count < Words)
            words.Add(Word());
        _words = [.. words];
        var sum = 0.0;
        for (var rank = 0; rank < Words; rank++)
            _cumulative[rank] = sum += 1.0 / (rank + 1);
    }

    /// <summary>A word; the first of the vocabulary most often.</summary>
    public string Next()
    {
        var at = Array.BinarySearch(_cumulative, _random.NextDouble() * _cumulative[^1]);
        return _words[Math.Min(at < 0 ? ~at : at, Words - 1)];
    }

    /// <summary>A name of one to three words, as tools have.</summary>
    public string Name() => string.Join(' ', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Capital(Next())));

    /// <summary>Sentences of about so many characters.</summary>
    public string Text(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(Capital(Next()));
            for (var words = _random.Next(5, 20); words > 0; words--)
                text.Append(' ').Append(Next());
            text.Append(". ");
        }

        return text.ToString().TrimEnd();
    }

    private string Word()
    {
        var word = new StringBuilder();
        for (var syllables = _random.Next(1, 5); syllables > 0; syllables--)
            word.Append(Consonants[_random.Next(Consonants.Length)]).Append(Vowels[_random.Next(Vowels.Length)]);
        return word.Append(Consonants[_random.Next(Consonants.Length)]).ToString();
    }

    private static string Capital(string word) => string.Concat(char.ToUpper(word[0], CultureInfo.InvariantCulture).ToString(), word.AsSpan(1));
}
