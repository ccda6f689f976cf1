namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>The query of an address of the directory.</summary>
/// <param name="Text">The words as typed; null when none were.</param>
/// <param name="Category">The chosen category; null for all.</param>
/// <param name="Price">The chosen price; null for all.</param>
/// <param name="Verdict">The chosen verdict; null for all.</param>
/// <param name="Sort">The chosen order; null for the default.</param>
/// <param name="Page">The number of the page, from 1.</param>
public sealed record DirectoryAddress(string? Text, string? Category, string? Price, string? Verdict, ToolSort? Sort, int Page)
{
    /// <summary>Reads the parameters; null when the page is no number from 1. An unknown order counts as the default.</summary>
    public static DirectoryAddress? Read(string? text, string? category, string? price, string? verdict, string? sort, string? page)
    {
        if (PageNumber.Read(page) is not { } number)
            return null;
        // TryParse also reads numbers.
        var isKnown = Enum.TryParse<ToolSort>(sort, ignoreCase: true, out var order)
            && Enum.IsDefined(order)
            && !char.IsAsciiDigit(sort![0]);
        return new DirectoryAddress(Clean(text), Key(category), Key(price), Key(verdict), isKnown ? order : null, number);

        static string? Key(string? value) => Clean(value)?.ToLowerInvariant();
    }

    /// <summary>True for the whole directory in the default order.</summary>
    public bool IsPlain => this is { Text: null, Category: null, Price: null, Verdict: null, Sort: null };

    /// <param name="matches">The matches of <see cref="Text"/>.</param>
    public ToolFilter Filter(WordMatches matches) =>
        new(matches, Category, Price, Verdict, Sort ?? (matches.Words.Count > 0 ? ToolSort.Relevance : ToolSort.Name));

    /// <summary>The path and query, without parameters that have their default.</summary>
    public override string ToString()
    {
        var query = new QueryBuilder();
        Add("q", Text);
        Add("category", Category);
        Add("price", Price);
        Add("verdict", Verdict);
        Add("sort", Sort?.ToString().ToLowerInvariant());
        Add("page", Page > 1 ? $"{Page}" : null);
        return $"/tools{query}";

        void Add(string key, string? value)
        {
            if (value is not null)
                query.Add(key, value);
        }
    }

    /// <summary>Addresses without one of the conditions each, with a description of that condition.</summary>
    public IEnumerable<(string Condition, DirectoryAddress Address)> ListWider()
    {
        var first = this with { Page = 1 };
        if (Text is not null)
            yield return ($"the words “{Text}”", first with { Text = null });
        if (Category is not null)
            yield return ($"the category “{Category}”", first with { Category = null });
        if (Price is not null)
            yield return ($"the price “{Price}”", first with { Price = null });
        if (Verdict is not null)
            yield return ($"the verdict “{Verdict}”", first with { Verdict = null });
    }

    private static string? Clean(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        var text = value.Trim();
        return text.Length > SearchWords.MaxLength ? text[..SearchWords.MaxLength] : text;
    }
}
