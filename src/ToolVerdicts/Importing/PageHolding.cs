namespace ToolVerdicts.Importing;

/// <summary>Remembers the pages of the content folder that an apply does not take in, so that they are questions.</summary>
internal static class PageHolding
{
    /// <summary>Holds the pages of an outcome that were not held before. Runs in a transaction, which is to be taken back after a
    /// fault.</summary>
    /// <returns>The outcome; without a revision where a page cannot be read.</returns>
    public static ApplyOutcome Hold(this DbConnection store, ApplyOutcome outcome, DateTimeOffset heldAt)
    {
        List<ContentFault> faults = [];
        foreach (var page in outcome.Held.Where(page => !store.IsHeld(page.Sha256)))
        {
            try
            {
                store.Hold(page.Page.Read(), page.Page.Seen, page.Near, heldAt);
            }
            catch (Exception fault) when (fault is CaptureRefusedException or IOException or UnauthorizedAccessException)
            {
                faults.Add(new ContentFault(page.Page.Path, 1, 1, fault.Message.TrimEnd('.')));
            }
        }

        return faults.Count == 0 ? outcome : outcome with { Revision = null, Faults = faults };
    }
}
