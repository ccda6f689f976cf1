namespace ToolVerdicts.Web.Pages.Shared;

public static class PageNumber
{
    // No list is longer, and no offset overflows.
    private const int Last = 1_000_000;

    /// <summary>Reads the number of a page; 1 without one, null for text that is no number from 1.</summary>
    public static int? Read(string? number) =>
        number is null ? 1 : int.TryParse(number, out var page) && page is >= 1 and <= Last ? page : null;
}
