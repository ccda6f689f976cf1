using System.Buffers.Binary;

namespace ToolVerdicts.Facts;

/// <summary>Settles questions on one tool as editors decided, and collects those that nobody decided.</summary>
/// <param name="tool">The tool's address.</param>
/// <param name="decisions">By the number of the question: <c>keep</c>, <c>said</c>, or a value.</param>
public sealed class Answers(Slug tool, IReadOnlyDictionary<long, string> decisions)
{
    public const string Keep = "keep";
    public const string Said = "said";

    private const uint Numbers = 90_000_000;
    private const uint FirstNumber = 10_000_000;

    private readonly List<Question> _open = [];

    /// <summary>Answers for a look at the past of single facts, in which nothing is decided.</summary>
    public static Answers None => new(default, new Dictionary<long, string>());

    /// <summary>The questions that nobody decided yet.</summary>
    public IReadOnlyList<Question> Open => _open;

    /// <summary>The outcome for a fact after the decision of an editor.</summary>
    /// <param name="fact">The fact in words, which identify it among those of the tool.</param>
    /// <param name="chosen">The outcome by the rule; null when nothing is stated.</param>
    /// <param name="words">A value in words.</param>
    /// <param name="parse">A value from words that no source states; null when the fact has only stated ones.</param>
    public Chosen<T>? Settle<T>(string fact, Chosen<T>? chosen, Func<T, string> words, Func<string, T>? parse = null)
        where T : class
    {
        if (chosen is null || (!chosen.IsContested && chosen.Questions.Count == 0))
            return chosen;
        var rivals = (chosen.IsContested ? chosen.Statements : chosen.Questions)
            .OrderByDescending(statement => statement.Seen).ThenBy(statement => words(statement.Value), StringComparer.Ordinal).ToList();
        var stands = chosen.Value is null ? null : words(chosen.Value);
        var values = rivals.Select(statement => new SourceValue(words(statement.Value), statement.Origin, statement.Seen))
            .DistinctBy(value => (value.Words, value.Seen)).ToList();
        var number = NumberOf(fact, stands, values);
        if (!decisions.TryGetValue(number, out var take))
        {
            _open.Add(new Question(number, tool, fact, stands, values));
            return chosen;
        }

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
