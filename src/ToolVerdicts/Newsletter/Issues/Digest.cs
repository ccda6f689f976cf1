using System.Text.Json;
using System.Text.Json.Serialization;

namespace ToolVerdicts.Newsletter.Issues;

/// <summary>The news of one week.</summary>
public sealed record Digest(IssueWeek Week)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new WeekConverter() },
    };

    /// <summary>New comparisons, the latest first.</summary>
    public IReadOnlyList<NewComparison> Comparisons { get; init; } = [];
    /// <summary>New tools, by name.</summary>
    public IReadOnlyList<IssueTool> Tools { get; init; } = [];
    /// <summary>Changed verdicts, by the name of the tool.</summary>
    public IReadOnlyList<VerdictTurn> Verdicts { get; init; } = [];
    /// <summary>Changed prices, by the name of the tool.</summary>
    public IReadOnlyList<PriceTurn> Prices { get; init; } = [];
    /// <summary>Changed facts of other kinds, by the name of the tool.</summary>
    public IReadOnlyList<FactTurn> Facts { get; init; } = [];
    /// <summary>The tools of the lists above whose panel is split, the most disputed first. Ignored by <see cref="IsEmpty"/>.</summary>
    public IReadOnlyList<IssueTool> Disputed { get; init; } = [];
    /// <summary>Tools with many new votes or a changed verdict of the community, the most new votes first.</summary>
    public IReadOnlyList<CommunityMove> Movers { get; init; } = [];

    public bool IsEmpty => Comparisons.Count + Tools.Count + Verdicts.Count + Prices.Count + Facts.Count + Movers.Count == 0;

    /// <summary>The number of news items of each kind, such as "3 new comparisons, 1 changed verdict", or "nothing new".</summary>
    public string Summary => Summarize("tool", "tools");

    /// <inheritdoc cref="Summary"/>
    /// <param name="thing">The noun for one thing that the site compares.</param>
    /// <param name="things">The plural of the noun.</param>
    public string Summarize(string thing, string things) => IsEmpty ? "nothing new" : string.Join(", ", new[]
    {
        Count(Comparisons.Count, "new comparison"),
        Tools.Count == 0 ? null : $"{Tools.Count} new {(Tools.Count == 1 ? thing : things)}",
        Count(Verdicts.Count, "changed verdict"),
        Count(Prices.Count, "changed price"),
        Count(Facts.Count, "other change"),
        Count(Movers.Count, "community mover"),
    }.OfType<string>());

    public Digest For(Reader reader) => Only(reader.Wants, comparison => comparison.Tools.Any(reader.Wants));

    /// <summary>The news without tools that are hidden since, and their comparisons.</summary>
    public Digest Without(IReadOnlySet<Slug> hidden)
    {
        return Only(IsListed, comparison => comparison.Tools.All(IsListed));

        bool IsListed(IssueTool tool) => !hidden.Contains(tool.Slug);
    }

    /// <summary>The news without the answers of comparisons of a tool, which say facts of it in other words than its sources.</summary>
    public Digest WithoutAnswersOn(Slug tool) => this with
    {
        Comparisons = Comparisons.Select(comparison => comparison.Tools.Any(side => side.Slug == tool)
            ? comparison with { Answer = null } : comparison).ToList(),
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Parses the text that <see cref="ToJson"/> writes.</summary>
    public static Digest FromJson(string json) => JsonSerializer.Deserialize<Digest>(json, Json)!;

    private Digest Only(Func<IssueTool, bool> isChosen, Func<NewComparison, bool> isComparisonChosen) => this with
    {
        Comparisons = Comparisons.Where(isComparisonChosen).ToList(),
        Tools = Tools.Where(isChosen).ToList(),
        Verdicts = Verdicts.Where(turn => isChosen(turn.Tool)).ToList(),
        Prices = Prices.Where(turn => isChosen(turn.Tool)).ToList(),
        Facts = Facts.Where(turn => isChosen(turn.Tool)).ToList(),
        Disputed = Disputed.Where(isChosen).ToList(),
        Movers = Movers.Where(move => isChosen(move.Tool)).ToList(),
    };

    private static string? Count(int number, string noun) => number == 0 ? null : Counted.Of(number, noun);

    private sealed class WeekConverter : JsonConverter<IssueWeek>
    {
        public override IssueWeek Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            IssueWeek.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, IssueWeek value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
