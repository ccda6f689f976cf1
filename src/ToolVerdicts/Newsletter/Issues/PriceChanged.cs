namespace ToolVerdicts.Newsletter.Issues;

public sealed record PriceChanged(long ToolId, string? BeforeWord, string? BeforeText, string? AfterWord, string? AfterText)
{
    public Price Before => new(BeforeWord, BeforeText);
    public Price After => new(AfterWord, AfterText);
}
