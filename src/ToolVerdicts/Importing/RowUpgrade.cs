namespace ToolVerdicts.Importing;

/// <summary>
/// Reads the pages again that were taken in before the rows of their decision tables were stored, and stores these. No value changes by it:
/// a store of that time has no criterion that names a row.
/// </summary>
internal static class RowUpgrade
{
    internal const string IsNeededSql = "SELECT EXISTS (SELECT 1 FROM captures_without_rows)";

    internal const string PagesSql =
        """
        SELECT c.id, c.file_name, p.content FROM captures_without_rows w
        JOIN captures c ON c.id = w.capture_id JOIN capture_pages p ON p.capture_id = c.id ORDER BY c.id LIMIT 1
        """;

    internal const string DoneSql = "DELETE FROM captures_without_rows WHERE capture_id = @captureId";
    internal const string AllDoneSql = "DELETE FROM captures_without_rows";

    /// <summary>Reads the pages that are left, each in its own transaction.</summary>
    public static void Run(DbConnection store)
    {
        if (!store.ExecuteScalar<bool>(IsNeededSql))
            return;
        while (store.InTransaction(() => ReadNext(store)))
        {
        }

        // A page that was erased, or is gone, has no rows to read.
        store.Execute(AllDoneSql);
    }

    /// <summary>Notes that all captures were imported again.</summary>
    public static void Finish(DbConnection store) => store.Execute(AllDoneSql);

    private static bool ReadNext(DbConnection store)
    {
        if (store.QueryFirstOrDefault<PageRow>(PagesSql) is not { } page)
            return false;
        store.Execute(RowWrites.ForgetSql, new { captureId = page.Id });
        if (Read(page) is { } capture)
            store.AddRows(page.Id, capture);
        store.Execute(DoneSql, new { captureId = page.Id });
        return true;
    }

    // The facts of a damaged page stay as they are. The check of the store reports the page, and mends its rows with the page.
    private static Capture? Read(PageRow page)
    {
        try
        {
            return CaptureParser.Parse(new CaptureFile(page.FileName, CompressedPage.Decompress(page.Content)));
        }
        catch (Exception fault) when (fault is InvalidDataException or CaptureRefusedException)
        {
            return null;
        }
    }

    [method: ExplicitConstructor]
    private sealed record PageRow(long Id, string FileName, byte[] Content);
}
