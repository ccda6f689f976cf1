namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>The query of an address of the directory.</summary>
/// <param name="Text">The words as typed; null when none were.</param>
/// <param name="Category">The chosen category; null for all.</param>
/// <param name="Price">The chosen price; null for all.</param>
/// <param name="Verdict">The chosen verdict; null for all.</param>
/// <param name="Sort">The chosen order; null for the default, and for one by a criterion.</param>
/// <param name="Page">The number of the page, from 1.</param>
public sealed record DirectoryAddress(string? Text, string? Category, string? Price, string? Verdict, ToolSort? Sort, int Page)
{
    /// <summary>The value of the parameter <c>view</c> that asks for a table.</summary>
    public const string Table = "table";

    private const string View = "view";

    /// <summary>The choices by criteria, in the order of the criteria.</summary>
    public IReadOnlyList<CriterionChoice> Choices { get; init; } = [];

    /// <summary>The criterion that orders the list; null for another order.</summary>
    public Criterion? SortedBy { get; init; }

    /// <summary>True for a table, false for a list.</summary>
    public bool IsTable { get; init; }

    /// <summary>A sentence for each kind of choices that could not be read.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Reads the parameters; null when the page is no number from 1. What cannot be read is left out, and named.</summary>
    /// <param name="criteria">The criteria of the site in their order.</param>
    public static DirectoryAddress? Read(IQueryCollection query, IReadOnlyList<Criterion> criteria)
    {
        var number = query["page"].FirstOrDefault();
        if (PageNumber.Read(string.IsNullOrWhiteSpace(number) ? null : number) is not { } page)
            return null;
        var sort = Clean(query["sort"].FirstOrDefault());
        // TryParse also reads numbers.
        var isKnown = Enum.TryParse<ToolSort>(sort, ignoreCase: true, out var order)
            && Enum.IsDefined(order)
            && !char.IsAsciiDigit(sort![0]);
        var facets = ListFacets(criteria);
        var asked = facets.Select(criterion => (criterion, Values: ValuesOf(query, criterion))).Where(asked => asked.Values is not [])
            .Select(asked => (asked.criterion, asked.Values, Choice: asked.Values is [var one]
                ? CriterionChoice.Read(asked.criterion, one)
                : null)).ToList();
        var unread = asked.Where(one => one.Choice is null).ToLookup(
            one => one.Values.Count > 1, one => $"{one.criterion.Label} {string.Join(" and ", one.Values.Select(Excerpt.Of))}");
        var sortedBy = isKnown ? null : facets.FirstOrDefault(criterion => criterion.Key == sort && CriterionOrder.IsOrdered(criterion));
        return new DirectoryAddress(
            Clean(query["q"].FirstOrDefault()), Key("category"), Key("price"), Key("verdict"), isKnown ? order : null, page)
        {
            Choices = asked.Select(one => one.Choice).OfType<CriterionChoice>().ToList(),
            LeftOut =
            [
                .. Left("there is no such choice", unread[false]), .. Left("only one can be chosen", unread[true]),
                .. Left("there is no such order", isKnown || sortedBy is not null || sort is null ? [] : [Excerpt.Of(sort)]),
            ],
            SortedBy = sortedBy,
            IsTable = query[View].FirstOrDefault() == Table,
        };

        string? Key(string key) => Clean(query[key].FirstOrDefault())?.ToLowerInvariant();
    }

    /// <summary>The criteria that can be in an address of the directory.</summary>
    public static IReadOnlyList<Criterion> ListFacets(IReadOnlyList<Criterion> criteria) => criteria.Where(criterion =>
        CriterionChoice.HasWords(criterion) || CriterionChoice.HasRange(criterion)).ToList();

    /// <summary>True when the query is another spelling of this address, to which the visitor is sent. Parameters that were always there
    /// are left as they are.</summary>
    public bool IsOtherSpelling(HttpRequest request, IReadOnlyList<Criterion> criteria) =>
        LeftOut.Count == 0
        && (request.Query.ContainsKey(View) || ListFacets(criteria).Any(criterion => request.Query.ContainsKey(criterion.Key)))
        && $"{request.Path}{request.QueryString}" != ToString();

    /// <summary>True for the whole directory in the default order.</summary>
    public bool IsPlain => this is { Text: null, Category: null, Price: null, Verdict: null, Sort: null, SortedBy: null, IsTable: false }
        && Choices.Count == 0 && LeftOut.Count == 0;

    /// <summary>True for a choice or an order by a criterion, which the store alone cannot answer.</summary>
    public bool HasCriteria => Choices.Count > 0 || SortedBy is not null;

    /// <param name="matches">The matches of <see cref="Text"/>.</param>
    public ToolFilter Filter(WordMatches matches) =>
        new(matches, Category, Price, Verdict, Sort ?? (!matches.IsAll ? ToolSort.Relevance : ToolSort.Name));

    /// <summary>The path and query, without parameters that have their default.</summary>
    public override string ToString()
    {
        var query = new QueryBuilder();
        Add("q", Text);
        Add("category", Category);
        Add("price", Price);
        Add("verdict", Verdict);
        foreach (var choice in Choices)
            Add(choice.Criterion.Key, choice.Value);
        Add("sort", SortedBy?.Key ?? Sort?.ToString().ToLowerInvariant());
        Add(View, IsTable ? Table : null);
        Add("page", Page > 1 ? $"{Page}" : null);
        return $"/tools{query}";

        void Add(string key, string? value)
        {
            if (value is not null)
                query.Add(key, value);
        }
    }

    /// <summary>The address with another choice by a criterion.</summary>
    public DirectoryAddress With(CriterionChoice choice, IReadOnlyList<Criterion> criteria)
    {
        var chosen = Choices.Where(other => other.Criterion.Key != choice.Criterion.Key).Append(choice)
            .ToDictionary(one => one.Criterion.Key);
        return this with
        {
            Choices = criteria.Select(criterion => chosen.GetValueOrDefault(criterion.Key)).OfType<CriterionChoice>().ToList(), Page = 1,
        };
    }

    /// <summary>Addresses without one of the conditions each, with a description of that condition.</summary>
    /// <param name="labelOf">The label of a chosen value, by the key of its filter.</param>
    public IEnumerable<(string Condition, DirectoryAddress Address)> ListWider(Func<string, string> labelOf)
    {
        var first = this with { Page = 1 };
        if (Text is not null)
            yield return ($"the words “{Text}”", first with { Text = null });
        if (Category is not null)
            yield return ($"the category “{labelOf("category")}”", first with { Category = null });
        if (Price is not null)
            yield return ($"the price “{labelOf("price")}”", first with { Price = null });
        if (Verdict is not null)
            yield return ($"the verdict “{labelOf("verdict")}”", first with { Verdict = null });
        foreach (var choice in Choices)
        {
            yield return ($"{choice.Criterion.Label} “{labelOf(choice.Criterion.Key)}”",
                first with { Choices = [.. Choices.Where(other => other != choice)] });
        }
    }

    private static List<string> ValuesOf(IQueryCollection query, Criterion criterion) =>
        query[criterion.Key].Select(Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();

    private static IEnumerable<string> Left(string reason, IEnumerable<string> choices) =>
        choices.Any() ? [$"Left out, because {reason}: {string.Join("; ", choices)}."] : [];

    private static string? Clean(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        var text = value.Trim();
        return text.Length > SearchWords.MaxLength ? text[..SearchWords.MaxLength] : text;
    }
}
