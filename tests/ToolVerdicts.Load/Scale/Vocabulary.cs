using System.Globalization;
using System.Text;

namespace ToolVerdicts.Load.Scale;

/// <summary>Random words and texts whose word frequencies follow Zipf's law, as in natural language.</summary>
internal sealed class Vocabulary
{
    private const int Words = 20_000;
    private const string Consonants = "bcdfglmnprstvz";
    private const string Vowels = "aeiou";

    private readonly Random _random;
    private readonly string[] _words;
    private readonly double[] _cumulative = new double[Words];

    /// <summary>Draws the vocabulary. The same seed gives the same words.</summary>
    public Vocabulary(Random random)
    {
        _random = random;
        var words = new HashSet<string>(StringComparer.Ordinal)
        {
            "model", "code", "agent", "open", "data", "fast", "local", "team", "review", "build",
        };
        while (words.Count < Words)
            words.Add(CreateWord());
        _words = [.. words];
        var sum = 0.0;
        for (var rank = 0; rank < Words; rank++)
            _cumulative[rank] = sum += 1.0 / (rank + 1);
    }

    /// <summary>Draws a word; words at the beginning of the vocabulary are drawn most often.</summary>
    public string NextWord()
    {
        var at = Array.BinarySearch(_cumulative, _random.NextDouble() * _cumulative[^1]);
        return _words[Math.Min(at < 0 ? ~at : at, Words - 1)];
    }

    /// <summary>Draws a tool's name of one to three words.</summary>
    public string Name() => string.Join(' ', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Capitalise(NextWord())));

    /// <summary>Draws sentences of at least <paramref name="length"/> characters in all, and little more.</summary>
    public string Text(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(Capitalise(NextWord()));
            for (var words = _random.Next(5, 20); words > 0; words--)
                text.Append(' ').Append(NextWord());
            text.Append(". ");
        }

        return text.ToString().TrimEnd();
    }

    private string CreateWord()
    {
        var word = new StringBuilder();
        for (var syllables = _random.Next(1, 5); syllables > 0; syllables--)
            word.Append(Consonants[_random.Next(Consonants.Length)]).Append(Vowels[_random.Next(Vowels.Length)]);
        return word.Append(Consonants[_random.Next(Consonants.Length)]).ToString();
    }

    private static string Capitalise(string word) =>
        string.Concat(char.ToUpper(word[0], CultureInfo.InvariantCulture).ToString(), word.AsSpan(1));
}
