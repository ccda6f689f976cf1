namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The number of a page of a list.</summary>
public static class PageNumber
{
    // Further than anyone turns, and near enough that no offset overflows.
    private const int Last = 1_000_000;

    /// <summary>Reads the number; the first page when there is none, null when it is no number from 1.</summary>
    public static int? Read(string? number) =>
        number is null ? 1 : int.TryParse(number, out var page) && page is >= 1 and <= Last ? page : null;
}
