namespace ToolVerdicts.Importing;

/// <summary>A captured page that an apply may take in.</summary>
/// <param name="Page">The page of the folder, or the one that the store holds.</param>
/// <param name="Sha256">Its digest, lower-case hexadecimal.</param>
/// <param name="IsOfFolder">False for a page that only the store has.</param>
/// <param name="Tools">The identities of the page; none when the store has the page.</param>
/// <param name="Near">Those of them that the store did not have before the apply, and that may be tools of the store.</param>
/// <param name="Shown">Those that the site showed of a tool before the apply, with the address of the tool.</param>
internal sealed record WaitingPage(
    FolderCapture Page, string Sha256, bool IsOfFolder, IReadOnlyList<ToolIdentity> Tools, IReadOnlyList<HeldIdentity> Near,
    IReadOnlyList<(ToolIdentity Identity, Slug Slug)> Shown)
{
    /// <summary>Words that are other words for another page, or another day.</summary>
    public string Mark => $"{Sha256} {(Page.IsUndated ? "undated" : Page.Seen?.ToStored())}";
}
