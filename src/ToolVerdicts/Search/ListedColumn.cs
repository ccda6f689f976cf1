namespace ToolVerdicts.Search;

/// <summary>The values of one criterion of all tools, hidden ones included, in the form by which lists filter and sort.</summary>
/// <param name="size">One more than the largest row of a tool.</param>
public sealed class ListedColumn(int size)
{
    private double[]? _numbers;

    /// <summary>The tools of which a value stands.</summary>
    public ToolSet Known { get; private init; } = new(size);

    /// <summary>The tools of which values of equal standing differ.</summary>
    public ToolSet Contested { get; private init; } = new(size);

    /// <summary>The tools of which a file says why the criterion does not apply.</summary>
    public ToolSet Exempt { get; private init; } = new(size);

    /// <summary>The tools with each word.</summary>
    public Dictionary<string, ToolSet> Words { get; private init; } = new(StringComparer.Ordinal);

    public ToolSet With(string word) => Words.GetValueOrDefault(word) ?? new ToolSet(size);

    /// <summary>The value of a tool; NaN for one without order, and where none stands.</summary>
    public double NumberOf(long tool) => _numbers?[tool] ?? double.NaN;

    /// <summary>The tools whose values are in a range, its ends included.</summary>
    public ToolSet Within(double from, double to)
    {
        var within = new ToolSet(size);
        for (var tool = 0; tool < _numbers?.Length; tool++)
        {
            // NaN is in no range.
            if (_numbers[tool] >= from && _numbers[tool] <= to)
                within.Add(tool);
        }

        return within;
    }

    /// <summary>Adds a row of <c>listed_values</c>.</summary>
    public void Add(long tool, string state, string word, double? number)
    {
        (state switch { "known" => Known, "contested" => Contested, _ => Exempt }).Add(tool);
        if (word.Length > 0)
        {
            if (!Words.TryGetValue(word, out var tools))
                Words[word] = tools = new ToolSet(size);
            tools.Add(tool);
        }

        if (number is { } value)
        {
            if (_numbers is null)
                Array.Fill(_numbers = new double[size], double.NaN);
            _numbers[tool] = value;
        }
    }

    /// <summary>The column without some tools, of which others can be added.</summary>
    public ListedColumn CopyWithout(IReadOnlyCollection<long> tools)
    {
        var copy = new ListedColumn(size)
        {
            Known = Known.Copy(), Contested = Contested.Copy(), Exempt = Exempt.Copy(),
            Words = Words.ToDictionary(word => word.Key, word => word.Value.Copy(), StringComparer.Ordinal),
            _numbers = (double[]?)_numbers?.Clone(),
        };
        foreach (var tool in tools)
        {
            copy.Known.Remove(tool);
            copy.Contested.Remove(tool);
            copy.Exempt.Remove(tool);
            foreach (var word in copy.Words.Values)
                word.Remove(tool);
            if (copy._numbers is not null)
                copy._numbers[tool] = double.NaN;
        }

        return copy;
    }
}
