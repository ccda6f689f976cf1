namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>The number of saved tools in the main navigation. It is the same on every page, so that no page is rendered for it.</summary>
internal static class SavedCount
{
    private static readonly GzipPiece[] Pieces =
        [.. Enumerable.Range(0, Bookmark.Most + 1).Select(count => new GzipPiece(Encoding.UTF8.GetBytes(HtmlOf(count))))];

    public static string HtmlOf(int count) => $"<span id=\"saved\" data-live>{(count == 0 ? "" : $" ({count})")}</span>";

    public static GzipPiece PieceOf(int count) => Pieces[Math.Min(count, Bookmark.Most)];
}
