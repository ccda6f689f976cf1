using System.Data.Common;
using System.Text;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Checking;
using ToolVerdicts.Content;
using ToolVerdicts.Facts;
using ToolVerdicts.Importing;
using ToolVerdicts.Sheets;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Tests.Editing;

/// <summary>A store with the seeds and a content folder that is applied to it.</summary>
internal sealed class EditedStore : IDisposable
{
    private static readonly Dictionary<string, string> NoFigures = [];
    private readonly TempStore _store = TempStore.With(Seeds.Paths);
    private DateTimeOffset _now = TempStore.Noon;

    public SortedDictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The captured pages of the folder, by their names.</summary>
    public SortedDictionary<string, string> Pages { get; } = new(StringComparer.Ordinal);

    public TempStore Store => _store;

    public DbConnection Writer => _store.Writer;

    /// <summary>Applies the folder, each time a minute later.</summary>
    public ContentPlan Apply(long? expected = null, DateTimeOffset? at = null)
    {
        _now = at ?? _now.AddMinutes(1);
        var files = Files.Select(file => new FolderFile(file.Key, file.Value)).ToList();
        var (content, faults) = SiteContentParser.Parse(files, DateOnly.FromDateTime(_now.UtcDateTime), NoFigures);
        faults.ShouldBeEmpty();
        var pages = Pages.Select(page => new FolderCapture(
            $"captures/{page.Key}", Seen: null, () => new CaptureFile(page.Key, Encoding.UTF8.GetBytes(page.Value)))).ToList();
        return ContentPlan.Apply(Writer, content, files, pages, new RevisionNote("KM", "A test"), _now, expected);
    }

    /// <summary>Applies the folder, and expects no fault.</summary>
    public ContentPlan Done()
    {
        var plan = Apply();
        plan.Outcome.Faults.ShouldBeEmpty();
        plan.Outcome.Revision.ShouldNotBeNull();
        return plan;
    }

    /// <summary>Undoes a revision, a minute after the last apply, and takes over the files as they are then.</summary>
    public UndoOutcome Undo(long revision)
    {
        _now = _now.AddMinutes(1);
        var outcome = new RevisionUndo(Writer, NoFigures).Run(new RevisionNote("KM", "An undo", Undoes: revision), _now);
        outcome.Plan?.Outcome.Faults.ShouldBeEmpty();
        Files.Clear();
        foreach (var file in Writer.ListAppliedFiles())
            Files[file.Path] = file.Text;
        return outcome;
    }

    /// <summary>Answers the only open question.</summary>
    public void Answer(string take)
    {
        var question = Writer.ListQuestioned().SelectMany(tool => tool.Questions).ShouldHaveSingleItem();
        Files["decisions.yml"] = $"- {{ question: {question.Number}, take: {take}, because: it is }}\n";
        Done();
        Writer.ListQuestioned().ShouldBeEmpty();
    }

    public async Task<ToolSheet> FindAsync(string slug) =>
        (await Writer.FindToolSheetAsync(Slug.Parse(slug), TempStore.Fresh))!;

    public void ShouldBeWhole() => StoreCheck.Run(_store.Database).ShouldBeEmpty();

    public void Dispose() => _store.Dispose();
}
