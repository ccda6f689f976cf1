using System.Data.Common;
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

    public TempStore Store => _store;

    public DbConnection Writer => _store.Writer;

    /// <summary>Applies the folder, each time a minute later.</summary>
    public ContentPlan Apply(long? expected = null, DateTimeOffset? at = null)
    {
        _now = at ?? _now.AddMinutes(1);
        var files = Files.Select(file => new FolderFile(file.Key, file.Value)).ToList();
        var (content, faults) = SiteContentParser.Parse(files, DateOnly.FromDateTime(_now.UtcDateTime), NoFigures);
        faults.ShouldBeEmpty();
        return ContentPlan.Apply(Writer, content, files, [], new RevisionNote("KM", "A test"), _now, expected);
    }

    /// <summary>Applies the folder, and expects no fault.</summary>
    public ContentPlan Done()
    {
        var plan = Apply();
        plan.Outcome.Faults.ShouldBeEmpty();
        plan.Outcome.Revision.ShouldNotBeNull();
        return plan;
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
