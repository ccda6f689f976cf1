namespace ToolVerdicts.Importing;

/// <summary>
/// Asks again which tools pages show, after an undo took back the answer, or the <c>captured-as</c>, by which they were taken in; and takes
/// such answers up again in the undo of that undo. All writes are part of the undo.
/// </summary>
/// <param name="revision">The revision of the undo.</param>
internal sealed class UndoneAnswers(DbConnection store, long revision)
{
    internal const string EndedSql = "SELECT question, tool_id FROM decisions WHERE until = @revision";

    internal const string PagesSql =
        """
        SELECT v.capture_id, c.file_name, MIN(v.seen) AS seen, EXISTS (
            SELECT 1 FROM sightings o WHERE o.capture_id = v.capture_id AND o.withdrawn_in IS NULL) AS is_shown
        FROM sightings v JOIN captures c ON c.id = v.capture_id
        WHERE v.withdrawn_in = @revision AND c.erased_in IS NULL GROUP BY v.capture_id ORDER BY v.capture_id
        """;

    internal const string IdentitiesSql =
        "SELECT name, tagline, tool_id FROM capture_tools WHERE capture_id = @captureId ORDER BY side";

    internal const string HoldSql =
        """
        INSERT INTO held_pages (sha256, file_name, content, seen, held_at, identity, name, tagline)
        SELECT c.sha256, c.file_name, p.content, @seen, @heldAt, @digest, @Name, @Tagline
        FROM captures c JOIN capture_pages p ON p.capture_id = c.id WHERE c.id = @captureId
        """;

    internal const string DropSql =
        """
        DELETE FROM held_pages WHERE identity = @digest AND sha256 = (SELECT sha256 FROM captures WHERE id = @captureId)
        """;

    internal const string SeenAgainSql =
        """
        SELECT c.sha256, s.name, s.tagline, s.tool_id
        FROM sightings v JOIN captures c ON c.id = v.capture_id JOIN capture_tools s ON s.capture_id = v.capture_id
        WHERE v.revision_id = @revision ORDER BY v.id, s.side
        """;

    /// <summary>Takes up the answers by which the pages belong to their tools that the undo shows again.</summary>
    public void TakeUp()
    {
        foreach (var (sha256, name, tagline, toolId) in
            store.Query<(string Sha256, string Name, string Tagline, long ToolId)>(SeenAgainSql, new { revision }).AsList())
        {
            store.Release(sha256);
            var identity = new ToolIdentity(name, tagline);
            if (store.FindTool(identity) is null)
                store.AddIdentity(toolId, Wording.Digest(identity.Key));
        }
    }

    /// <summary>Holds the withdrawn pages again, after everything else was written.</summary>
    /// <param name="edited">The tools whose files the undo wrote back, with the identities that these give them now.</param>
    /// <returns>A sentence for each page of an answer that is not asked about.</returns>
    public IReadOnlyList<string> AskAgain(IReadOnlyDictionary<long, IReadOnlyList<ToolIdentity>> edited, DateTimeOffset heldAt)
    {
        var answered = store.Query<(long Question, long ToolId)>(EndedSql, new { revision })
            .ToLookup(answer => answer.ToolId, answer => answer.Question);
        var left = new List<string>();
        foreach (var page in store.Query<WithdrawnPage>(PagesSql, new { revision }).AsList())
        {
            foreach (var tool in store.Query<CapturedIdentity>(IdentitiesSql, new { captureId = page.CaptureId }).AsList())
            {
                var questions = answered[tool.ToolId].ToList();
                if (IsGiven(tool, questions, edited.GetValueOrDefault(tool.ToolId)) && Ask(page, tool, heldAt) is { } reason
                    && questions.Count > 0)
                    left.Add($"{page.FileName} {reason}");
            }
        }

        return left;
    }

    // True when the identity belonged to its tool by what was taken back.
    private bool IsGiven(CapturedIdentity tool, List<long> questions, IReadOnlyList<ToolIdentity>? ofFile)
    {
        if ((questions.Count == 0 && ofFile is null) || ofFile?.Any(own => own.Key == tool.Identity.Key) is true)
            return false;
        // The file that gave it can be gone.
        if (store.FindTool(tool.Identity) is not { } known)
            return true;
        return known == tool.ToolId && (store.ListIdentities(known).Contains(tool.Digest) || IsOfAnswer(tool, questions));
    }

    // True for a tool of its own that one of the answers added.
    private bool IsOfAnswer(CapturedIdentity tool, List<long> questions) => questions.Count > 0
        && (store.IsHidden(tool.ToolId) || questions.Contains(new HeldIdentity(
            tool.Identity, [.. store.ListCandidates(tool.Identity).Where(near => near.Id != tool.ToolId)]).Number));

    /// <returns>The reason for which the question is not asked; null when it is.</returns>
    private string? Ask(WithdrawnPage page, CapturedIdentity tool, DateTimeOffset heldAt)
    {
        if (page.IsShown)
            return "was shown again since, and keeps its tool";
        if (store.ListShownIdentities(tool.ToolId).Contains(tool.Digest))
            return "is not asked about again: another page tells whose name and tagline it has";
        var hasEnded = store.Execute(FileWrites.EndIdentitySql, new { identity = tool.Digest }) > 0;
        store.Execute(HoldSql, new { captureId = page.CaptureId, seen = page.Seen, heldAt, digest = tool.Digest, tool.Name, tool.Tagline });
        if (store.ListNear(tool.Identity).Count > 0)
            return null;
        store.Execute(DropSql, new { captureId = page.CaptureId, digest = tool.Digest });
        if (hasEnded)
            store.AddIdentity(tool.ToolId, tool.Digest);
        return "is not asked about again: there is no other tool that it may show";
    }

    /// <param name="IsShown">True when a later import or apply shows it, too.</param>
    [method: ExplicitConstructor]
    private sealed record WithdrawnPage(long CaptureId, string FileName, DateOnly? Seen, bool IsShown);

    [method: ExplicitConstructor]
    private sealed record CapturedIdentity(string Name, string Tagline, long ToolId)
    {
        public ToolIdentity Identity => new(Name, Tagline);
        public string Digest => Wording.Digest(Identity.Key);
    }
}
