namespace ToolVerdicts.Web.Commands;

/// <summary>
/// The end of an apply that erased something: the files of the store are cleaned, and backups that still hold it are named.
/// </summary>
internal static class ErasureReport
{
    /// <param name="isAsked">True to clean the files also when nothing was erased now.</param>
    /// <returns>False when something is left to do.</returns>
    public static bool Finish(DbConnection store, SiteOptions options, Erasure erased, bool isAsked)
    {
        if (erased.IsEmpty && !isAsked)
            return true;
        var isClean = store.EraseFreeSpace();
        Console.WriteLine(isClean
            ? "What was removed is erased from the store's files."
            : "What was removed is erased, but free space of the store's files can still hold its bytes: another process kept them from "
                + "being written anew. Stop the site and run apply --clean.");
        var backups = options.Backup.Folder?.ListHolding([.. erased.Pages.Select(page => page.Sha256)], erased.Tools) ?? [];
        foreach (var path in backups)
            Console.WriteLine(OneLine.Of($"backup    {Path.GetFileName(path)} still holds it; delete it, or wait until it expires."));
        return isClean && backups.Count == 0;
    }
}
