using System.Data.Common;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Checking;
using ToolVerdicts.Content;
using ToolVerdicts.Importing;

namespace ToolVerdicts.Tests.Editing;

/// <summary>The folder that an export writes, without a disk.</summary>
internal static class ExportedFolder
{
    private static readonly Dictionary<string, string> NoFigures = [];
    private static readonly DateTimeOffset Later = TempStore.Noon.AddDays(3);

    /// <summary>Applies the export of a store to an empty one, and expects the same there.</summary>
    /// <param name="isChecked">False to leave out the check of the new store, which takes long for a large one.</param>
    public static void ShouldComeBack(this DbConnection store, string because, bool isChecked = true)
    {
        using var empty = new TempStore();
        var files = store.ListFilesToExport().Files;
        var (content, faults) = SiteContentParser.Parse(files, DateOnly.FromDateTime(Later.UtcDateTime), NoFigures);
        faults.ShouldBeEmpty(because);
        var captures = store.ListCapturesToExport().Select(capture => new FolderCapture(
            $"captures/{capture.FileName}", capture.Seen, () => new CaptureFile(capture.FileName, store.LoadPage(capture)))
        {
            IsUndated = capture.Seen is null,
        }).ToList();
        var plan = ContentPlan.Apply(empty.Writer, content, files, captures, new RevisionNote(null, null), Later);
        plan.Outcome.Faults.ShouldBeEmpty(because);
        // The pages warn of what was not read when they were imported first.
        plan.Outcome.Warnings.Where(warning => !warning.StartsWith("captures/", StringComparison.Ordinal)).ShouldBeEmpty(because);
        empty.Writer.ShouldStateTheSame(store, because);
        if (isChecked)
            StoreCheck.Run(empty.Database).ShouldBeEmpty(because);
        ContentPlan.Apply(empty.Writer, content, files, captures, new RevisionNote(null, null), Later).Outcome.Revision
            .ShouldBeNull(because);
    }
}
