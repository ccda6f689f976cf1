namespace ToolVerdicts.Tests.Facts;

/// <summary>Copies of the rich seed whose decision table has more rows than the fixed ones.</summary>
internal static class RowCaptures
{
    public const string Mistral = "mistral-3-small-22b";
    public const string Modal = ContradictingCaptures.Tool;

    public const string Criteria = """
        - { key: licence, label: Licence, kind: licence, rows: [License, Licence] }
        - { key: context, label: Context window, kind: number, unit: tokens, better: higher, max_age: 180, rows: [Context window] }
        - { key: price-in, label: Price in, kind: money, unit: USD, better: lower, rows: [Price per million tokens] }
        """;

    /// <summary>Criteria that name no row.</summary>
    public static string Unmapped { get; } = string.Join('\n', Criteria.Split('\n').Select(line =>
        line.IndexOf(", rows:", StringComparison.Ordinal) is var rows and > 0 ? $"{line[..rows]} }}" : line));

    /// <summary>A page with these rows between the fixed ones.</summary>
    public static string With(params (string Label, string OfMistral, string OfModal)[] rows) => Seeds.Text(2).Replace(
        "Best for\n", string.Concat(rows.Select(row => $"{row.Label}\n{row.OfMistral}\n{row.OfModal}\n")) + "Best for\n",
        StringComparison.Ordinal);

    /// <summary>A page that states the context window of Mistral alone.</summary>
    public static string WithContext(string value) => With(("Context window", value, "—"));
}
