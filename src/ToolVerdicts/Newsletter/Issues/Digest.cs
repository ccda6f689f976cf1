using System.Text.Json;
using System.Text.Json.Serialization;

namespace ToolVerdicts.Newsletter.Issues;

/// <summary>A tool as an issue names it: as it stood when the issue was composed.</summary>
/// <param name="Slug">Its address part.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tagline">What tells it from others of that name.</param>
/// <param name="Category">Its category's name; null when it is not stated.</param>
/// <param name="CategorySlug">Its category's address part; null when it is not stated.</param>
/// <param name="Panel">The panel's counts; null when they are not known.</param>
/// <param name="Price">What is stated of its price.</param>
public sealed record IssueTool(string Slug, string Name, string Tagline, string? Category, string? CategorySlug, Tally? Panel, Price Price);

/// <summary>A comparison that a capture showed for the first time.</summary>
/// <param name="Address">Its address part.</param>
/// <param name="Title">The tools' names.</param>
/// <param name="Tools">The tools in canonical order.</param>
public sealed record NewComparison(string Address, string Title, IReadOnlyList<IssueTool> Tools);

/// <summary>A known verdict of a panel that became another.</summary>
public sealed record VerdictTurn(IssueTool Tool, Verdict Before, Verdict After);

/// <summary>A price that became another for readers.</summary>
public sealed record PriceTurn(IssueTool Tool, Price Before, Price After);

/// <summary>A tool whose community moved.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Before">Where the votes stood with the last issue.</param>
/// <param name="After">Where they stand now.</param>
public sealed record CommunityMove(IssueTool Tool, Tally Before, Tally After);

/// <summary>What an issue tells.</summary>
/// <param name="Week">Which issue.</param>
public sealed record Digest(IssueWeek Week)
{
    private static readonly JsonSerializerOptions Json =
        new() { IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new WeekConverter() } };

    /// <summary>Comparisons that came, the latest first.</summary>
    public IReadOnlyList<NewComparison> Comparisons { get; init; } = [];

    /// <summary>Tools that came, by name.</summary>
    public IReadOnlyList<IssueTool> Tools { get; init; } = [];

    /// <summary>Verdicts that changed, by name.</summary>
    public IReadOnlyList<VerdictTurn> Verdicts { get; init; } = [];

    /// <summary>Prices that changed, by name.</summary>
    public IReadOnlyList<PriceTurn> Prices { get; init; } = [];

    /// <summary>Of the tools named above those whose panel is split, the most disputed first. They are no news by themselves.</summary>
    public IReadOnlyList<IssueTool> Disputed { get; init; } = [];

    /// <summary>Tools whose community moved, those with the most new votes first.</summary>
    public IReadOnlyList<CommunityMove> Movers { get; init; } = [];

    /// <summary>True when it tells no news.</summary>
    [JsonIgnore]
    public bool IsEmpty => Comparisons.Count + Tools.Count + Verdicts.Count + Prices.Count + Movers.Count == 0;

    /// <summary>What it tells, counted, such as "3 new comparisons, 1 changed verdict"; "nothing new" when it is empty.</summary>
    [JsonIgnore]
    public string Summary
    {
        get
        {
            var parts = new[]
            {
                Count(Comparisons.Count, "new comparison"),
                Count(Tools.Count, "new tool"),
                Count(Verdicts.Count, "changed verdict"),
                Count(Prices.Count, "changed price"),
                Count(Movers.Count, "community mover"),
            };
            return IsEmpty ? "nothing new" : string.Join(", ", parts.OfType<string>());
        }
    }

    /// <summary>What of this a reader asked to hear.</summary>
    public Digest For(Reader reader) => this with
    {
        Comparisons = Comparisons.Where(comparison => comparison.Tools.Any(reader.Wants)).ToList(),
        Tools = Tools.Where(reader.Wants).ToList(),
        Verdicts = Verdicts.Where(turn => reader.Wants(turn.Tool)).ToList(),
        Prices = Prices.Where(turn => reader.Wants(turn.Tool)).ToList(),
        Disputed = Disputed.Where(reader.Wants).ToList(),
        Movers = Movers.Where(move => reader.Wants(move.Tool)).ToList(),
    };

    /// <summary>The issue as it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static Digest FromJson(string json) => JsonSerializer.Deserialize<Digest>(json, Json)!;

    private static string? Count(int number, string noun) => number switch
    {
        0 => null,
        1 => $"1 {noun}",
        _ => $"{number} {noun}s",
    };

    private sealed class WeekConverter : JsonConverter<IssueWeek>
    {
        public override IssueWeek Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            IssueWeek.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, IssueWeek value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
