namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>The tools of a page of the directory as a table, with their criteria.</summary>
/// <param name="asked">The address of the page.</param>
/// <param name="tools">The tools of the page.</param>
/// <param name="columns">The criteria of which a value stands of at least one tool of the list.</param>
/// <param name="cells">What is on file of the tools of the page.</param>
/// <param name="listed">All listed tools.</param>
/// <param name="today">The day by which values are old.</param>
public sealed class DirectoryTable(
    DirectoryAddress asked,
    IReadOnlyList<FoundTool> tools,
    IReadOnlyList<Criterion> columns,
    IReadOnlyDictionary<(long Tool, string Criterion), ListedCell> cells,
    ListedTools listed,
    DateOnly today)
{
    private readonly Dictionary<string, int> _names =
        tools.CountBy(tool => Wording.Key(Matches.Plain(tool.Name))).ToDictionary();

    public DirectoryAddress Asked => asked;

    public IReadOnlyList<FoundTool> Tools => tools;

    public IReadOnlyList<Criterion> Columns => columns;

    /// <summary>The address of the table in the order of a criterion, or of panel or name; the first page of it.</summary>
    public DirectoryAddress By(Criterion? criterion, ToolSort? sort = null) => asked with { SortedBy = criterion, Sort = sort, Page = 1 };

    /// <summary>The direction of a column as <c>aria-sort</c> says it; null for a column that does not order the table.</summary>
    public string? DirectionOf(Criterion criterion) => asked.SortedBy?.Key != criterion.Key ? null : criterion.Better switch
    {
        "lower" or "no" => "ascending",
        "higher" or "yes" => "descending",
        _ => "other",
    };

    /// <summary>The tagline of a tool whose name another tool of the page has, too; null for all others.</summary>
    public string? TaglineOf(FoundTool tool) => _names[Wording.Key(Matches.Plain(tool.Name))] > 1 ? Matches.Plain(tool.Tagline) : null;

    /// <summary>The value of a criterion in words, or why there is none.</summary>
    public string WordsOf(FoundTool tool, Criterion criterion)
    {
        var known = cells.GetValueOrDefault((tool.Id, criterion.Key));
        var cell = known?.Value is { } value ? new CriterionCell(criterion, CriterionState.Stated, value)
            : listed.ColumnOf(criterion.Key).Contested.Has(tool.Id) ? new CriterionCell(criterion, CriterionState.Contested)
            : CriterionCell.WithoutValue(criterion, tool.Category, known?.Because);
        return criterion.IsOld(known?.Value is null ? null : known.Seen, today) ? $"{cell.Words}, old" : cell.Words;
    }

    /// <summary>True for a value; false for words that say why there is none.</summary>
    public bool IsKnown(FoundTool tool, Criterion criterion) => cells.GetValueOrDefault((tool.Id, criterion.Key))?.Value is not null;
}
