using Microsoft.AspNetCore.Http.Extensions;
using ToolVerdicts.Search;
using ToolVerdicts.Web.Pages.Shared;

namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>What an address of the directory asks for.</summary>
/// <param name="Text">What was typed, as typed; null when nothing was.</param>
/// <param name="Category">The chosen category; null for all.</param>
/// <param name="Price">The chosen price; null for all.</param>
/// <param name="Verdict">The chosen verdict; null for all.</param>
/// <param name="Sort">The chosen order; null for the usual one.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record DirectoryAddress(string? Text, string? Category, string? Price, string? Verdict, ToolSort? Sort, int Page)
{
    /// <summary>Reads the parameters; null when the page is no number from 1. An order that does not exist is the usual one.</summary>
    public static DirectoryAddress? Read(string? text, string? category, string? price, string? verdict, string? sort, string? page)
    {
        if (PageNumber.Read(page) is not { } number)
            return null;
        var order = Enum.TryParse<ToolSort>(sort, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(sort![0]) ? known : (ToolSort?)null;
        return new DirectoryAddress(Said(text), Said(category)?.ToLowerInvariant(), Said(price)?.ToLowerInvariant(), Said(verdict)?.ToLowerInvariant(), order, number);
    }

    /// <summary>True when it asks for nothing in particular.</summary>
    public bool IsPlain => this is { Text: null, Category: null, Price: null, Verdict: null, Sort: null };

    /// <summary>The filter for what the words match.</summary>
    public ToolFilter Filter(WordMatches matches) => new(matches, Category, Price, Verdict, Sort ?? (matches.Words.Count > 0 ? ToolSort.Relevance : ToolSort.Name));

    /// <summary>The address as path and query; what is not asked for is absent.</summary>
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

    /// <summary>Addresses that ask for less, each with what it leaves away.</summary>
    public IEnumerable<(string Left, DirectoryAddress Wider)> Wider()
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

    private static string? Said(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim() is var said && said.Length > SearchWords.MaxLength ? said[..SearchWords.MaxLength] : said;
}
