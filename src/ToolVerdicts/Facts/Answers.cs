using System.Buffers.Binary;

namespace ToolVerdicts.Facts;

/// <summary>Settles questions on one tool as editors decided, and collects those that nobody decided.</summary>
/// <param name="tool">The tool's address.</param>
/// <param name="decisions">By the number of the question: <c>keep</c>, <c>said</c>, or a value.</param>
public sealed class Answers(Slug tool, IReadOnlyDictionary<long, string> decisions)
{
    public const string Keep = "keep";
    public const string Said = "said";

    /// <summary>The words of the question on counts of a page beside an editor's reviews, whose own counts stand.</summary>
    internal const string PanelBesideReviews = "panel beside the reviews";

    private const uint Numbers = 90_000_000;
    private const uint FirstNumber = 10_000_000;

    // So many values make at most fifteen questions.
    private const int MostBeside = 4;

    private readonly List<Question> _open = [];
    private readonly List<long> _possible = [];

    /// <summary>Answers for a look at the past of single facts, in which nothing is decided.</summary>
    public static Answers None => new(default, new Dictionary<long, string>());

    /// <summary>The questions that nobody decided yet.</summary>
    public IReadOnlyList<Question> Open => _open;

    /// <summary>The numbers of questions that are not asked, but that an editor can have answered in another store
    /// (<see cref="Chosen{T}.Beside"/>).</summary>
    public IReadOnlyList<long> Possible => _possible;

    /// <summary>The outcome for a fact after the decision of an editor.</summary>
    /// <param name="fact">The fact in words, which identify it among those of the tool.</param>
    /// <param name="chosen">The outcome by the rule; null when nothing is stated.</param>
    /// <param name="words">A value in words.</param>
    /// <param name="parse">A value from words that no source states; null when the fact has only stated ones. It gives null for words
    /// that are no value.</param>
    public Chosen<T>? Settle<T>(string fact, Chosen<T>? chosen, Func<T, string> words, Func<string, T?>? parse = null)
        where T : class
    {
        if (chosen is null)
            return null;
        if (!chosen.IsContested && chosen.Questions.Count == 0)
            return SettleBeside(fact, chosen, words, parse);
        var (number, rivals, values) = Ask(fact, chosen, chosen.IsContested ? chosen.Statements : chosen.Questions, words);
        if (decisions.TryGetValue(number, out var take))
            return Take(chosen, rivals, take, words, parse);
        _open.Add(new Question(number, tool, fact, chosen.Value is null ? null : words(chosen.Value), values));
        return chosen;
    }

    // In the store that was exported, the question was about those of the values that came after the file.
    private Chosen<T> SettleBeside<T>(string fact, Chosen<T> chosen, Func<T, string> words, Func<string, T?>? parse)
        where T : class
    {
        if (chosen.Beside.Count == 0)
            return chosen;
        var values = chosen.Beside.GroupBy(statement => Wording.Key(words(statement.Value))).Select(value => value.ToList()).ToList();
        if (values.Count > MostBeside)
            return chosen;
        for (var some = 1; some < 1 << values.Count; some++)
        {
            var asked = values.Where((_, index) => (some >> index & 1) == 1).SelectMany(value => value);
            var (number, rivals, _) = Ask(fact, chosen, asked, words);
            if (decisions.TryGetValue(number, out var take))
                return Take(chosen, rivals, take, words, parse);
            _possible.Add(number);
        }

        return chosen;
    }

    private (long Number, List<Statement<T>> Rivals, List<SourceValue> Values) Ask<T>(
        string fact, Chosen<T> chosen, IEnumerable<Statement<T>> statements, Func<T, string> words)
        where T : class
    {
        var rivals = statements
            .OrderByDescending(statement => statement.Seen).ThenBy(statement => words(statement.Value), StringComparer.Ordinal).ToList();
        var values = rivals.Select(statement => new SourceValue(words(statement.Value), statement.Origin, statement.Seen))
            .DistinctBy(value => (value.Words, value.Seen)).ToList();
        return (NumberOf(fact, chosen.Value is null ? null : words(chosen.Value), values), rivals, values);
    }

    private static Chosen<T> Take<T>(
        Chosen<T> chosen, List<Statement<T>> rivals, string take, Func<T, string> words, Func<string, T?>? parse)
        where T : class
    {
        if (take == Keep)
            return chosen with { Questions = [] };
        var said = take == Said ? rivals[0] : rivals.Find(statement => Wording.Same(words(statement.Value), take));
        var value = said?.Value ?? parse?.Invoke(take);
        return value is null ? chosen : new Chosen<T>(
            value,
            said?.Seen,
            IsContested: false,
            said is null ? [] : rivals.FindAll(statement => words(statement.Value) == words(value)),
            []);
    }

    /// <summary>Eight digits that follow from what a question is about.</summary>
    internal static long NumberOf(string question) =>
        FirstNumber + BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(question))) % Numbers;

    private long NumberOf(string fact, string? stands, IEnumerable<SourceValue> values)
    {
        var statements = values.Select(value => $"{value.Words}\n{value.Seen?.ToStored()}").Distinct().Order(StringComparer.Ordinal);
        return NumberOf($"{tool}\0{fact}\0{stands}\0{string.Join('\0', statements)}");
    }
}
