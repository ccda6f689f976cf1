namespace ToolVerdicts.Web.Security;

/// <summary>
/// Addresses that are a secret: whoever has one may read, or do, what stands there. Their answers are kept by nobody, named to no other site and listed
/// nowhere, and no log line has them.
/// </summary>
internal static class SecretAddresses
{
    private static readonly PathString[] Folders = ["/bookmarks/shared", .. MailTokens.Folders];

    /// <summary>True for every address in such a folder, whatever stands there.</summary>
    public static bool IsSecret(this PathString path) => Folders.Any(folder => path.StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase));

    /// <summary>The path as a log may have it.</summary>
    public static string WithoutSecret(string path)
    {
        var folder = Folders.FirstOrDefault(folder => new PathString(path).StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase));
        return folder.HasValue ? $"{folder}/…" : path;
    }
}
