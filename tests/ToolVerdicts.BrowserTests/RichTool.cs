namespace ToolVerdicts.BrowserTests;

/// <summary>A tool of the rich store, and its file in the content folder.</summary>
/// <param name="Slug">The file's name, which becomes the tool's address.</param>
/// <param name="Votes">The votes for ship and for skip.</param>
/// <param name="Reviews">Key of the reviewer, score and call; both can be unknown.</param>
public sealed record RichTool(
    string Slug, string Name, string Tagline, string? Price, string? PriceText, (long Ship, long Skip) Votes,
    params (string Reviewer, int? Score, string? Call)[] Reviews)
{
    private const string Praise =
        "It is a small program that does one thing and says so on the tin. I ran it against a repository of two hundred files for a week, "
        + "and it held. What breaks first is the handling of long sessions; what saves it is that every step is a file that a person can "
        + "read. Worth it if your team already lives in a terminal.";

    /// <summary>The day of its source. Facts of the usual one are not old on any day that the tests run.</summary>
    public DateOnly Seen { get; init; } = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-10);

    /// <summary>The file; without reviews and price it has no description either, so that nothing is known.</summary>
    public string File()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"---\nname: \"{Name}\"\ntagline: \"{Tagline}\"\ncategory: Developer Tools\n");
        text.Append(CultureInfo.InvariantCulture, $"source: https://tools.example/{Slug}\nseen: {Seen:yyyy-MM-dd}\n");
        if (Price is not null)
            text.Append(CultureInfo.InvariantCulture, $"facts:\n  price: {Price}\n");
        if (PriceText is not null)
            text.Append(CultureInfo.InvariantCulture, $"  price-text: \"{PriceText}\"\n");
        if (Reviews.Length > 0)
            text.Append("reviews:\n");
        foreach (var (reviewer, score, call) in Reviews)
        {
            var parts = new[] { score is null ? null : $"score: {score}", call is null ? null : $"call: {call}" }.OfType<string>();
            text.Append(CultureInfo.InvariantCulture,
                $"  {reviewer}: {{ {string.Join(", ", [.. parts, "by: KM, written: 2026-11-20, authorship: human"])} }}\n");
        }

        text.Append("---\n");
        if (Reviews.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"What {Name} does, in the words of its makers. {Praise}\n");
        foreach (var (reviewer, _, _) in Reviews)
        {
            var heading = $"{char.ToUpperInvariant(reviewer[0])}{reviewer[1..]}";
            text.Append(CultureInfo.InvariantCulture, $"\n## {heading}\nOf {Slug}, the {reviewer}: {Praise}\n");
        }

        return text.ToString();
    }
}
