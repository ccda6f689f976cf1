using System.Data.Common;
using ToolVerdicts.Content;
using ToolVerdicts.Facts;
using ToolVerdicts.Importing;
using ToolVerdicts.Load;
using ToolVerdicts.Tests.Facts;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Tests.Editing;

/// <summary>A store that came to be by imports and edits in a random order: files with facts, proofs and reviews, corrected names,
/// renames, merges, answers, and files that got lost.</summary>
internal sealed class RandomEdits : IDisposable
{
    private const string Criteria =
        "- { key: licence, label: Licence, kind: licence, rows: [License] }\n- { key: size, label: Size, kind: number, rows: [Size] }\n"
        + "- { key: open, label: Open, kind: yes-no }\n";

    private const string Quoted = "000_2045a867eac102c8.txt";

    private static readonly Dictionary<string, string> NoFigures = [];

    private readonly TempStore _store = new();
    private readonly Random _random;
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly List<string> _decisions = [];
    private readonly Stack<string> _pages;
    private DateTimeOffset _now = TempStore.Noon;

    public RandomEdits(int seed)
    {
        _random = new Random(seed);
        var pages = Directory.CreateDirectory(Path.Combine(_store.Folder, "pages"));
        CaptureGenerator.Write(pages.FullName, 30);
        var paths = Directory.GetFiles(pages.FullName).Order(StringComparer.Ordinal).ToArray();
        _random.Shuffle(paths);
        var rows = new[] { "22 B", "22B", "24 B" }.Select((size, number) => _store.Write(
            RowCaptures.With(("License", "Apache-2.0", "MIT"), ("Size", size, $"{number} B"), ("Other", "x", "y")), $"rows-{number}.txt"));
        _pages = new Stack<string>(paths.Take(14).Concat(Seeds.Paths).Concat(rows));
        _files["criteria.yml"] = Criteria;
        _files["reviewers/stranger.md"] =
            "---\ntitle: The Stranger\ndescription: Looks at it for the first time.\n---\nNever saw it before.\n";
    }

    public DbConnection Store => _store.Writer;

    public void Run(int steps)
    {
        Import();
        for (var step = 0; step < steps; step++)
        {
            switch (_random.Next(9))
            {
                case 0: Import(); break;
                case 1: Add(); break;
                case 2 or 3: Edit(Pick()); break;
                case 4: Correct(Pick()); break;
                case 5: Rename(Pick()); break;
                case 6: Merge(Pick(), Pick()); break;
                case 7: Answer(); break;
                default: Lose(); break;
            }

            Apply();
        }

        TidyUp();
    }

    public void Dispose() => _store.Dispose();

    private void Import()
    {
        var few = Enumerable.Range(0, Math.Min(_pages.Count, _random.Next(2, 5))).Select(_ => _pages.Pop()).ToList();
        for (var times = _random.Next(1, 3); times > 0; times--)
            _store.Import(few, _random.Next(2) == 0 ? null : new DateOnly(2026, 11, _random.Next(1, 20)));
    }

    private void Add() => _files[$"tools/new-{_random.Next(1000)}.md"] =
        $"---\nname: New {_random.Next(1000)}\ntagline: A tool of number {_random.Next(100_000)}\ncategory: Others\n"
        + $"{Facts()}{Reviews("")}---\nWhat it is.\n\n## Builder\nIt builds.\n";

    private void Edit(Tool? tool)
    {
        // A tool that no capture knows cannot do without its name.
        if (tool is not null && !tool.Name.StartsWith("New", StringComparison.Ordinal))
            _files[PathOf(tool.Slug)] = $"---\n{Facts()}{Reviews("# ")}---\n{(_random.Next(2) == 0 ? "" : "Other words on it.\n")}";
    }

    private void Correct(Tool? tool)
    {
        if (tool is not null)
        {
            _files[PathOf(tool.Slug)] =
                $"---\nname: {YamlText.Quote($"{tool.Name} {_random.Next(10)}")}\ntagline: {YamlText.Quote(tool.Tagline)}\n{Facts()}---\n";
        }
    }

    private string Facts()
    {
        List<string> proofs = ["source: https://tools.example/page, seen: 2026-11-19", "own: true, because: tried it", "own: true"];
        if (Dapper.SqlMapper.ExecuteScalar<bool>(Store, "SELECT EXISTS (SELECT 1 FROM captures WHERE file_name = @Quoted)", new { Quoted }))
            proofs.Add($"capture: {Quoted}, quote: released under Apache 2.0");
        return $"""
            facts:
              price: {"{"} value: {_random.GetItems(["Free", "Paid", "~"], 1)[0]}, {proofs[_random.Next(proofs.Count)]} {"}"}
              size: {"{"} value: {_random.Next(100)} B, {proofs[_random.Next(proofs.Count)]} {"}"}
              open: {"{"} value: {_random.GetItems(["yes", "no", "~"], 1)[0]}, {proofs[_random.Next(proofs.Count)]} {"}"}

            """;
    }

    private string Reviews(string mark) =>
        $"{mark}reviews: {{ builder: {{ score: {_random.Next(101)}, call: ship, by: KM, written: 2026-11-18, authorship: human }} }}\n";

    private void Rename(Tool? tool)
    {
        if (tool is null)
            return;
        var to = Slug.Parse($"renamed-{_random.Next(10_000)}");
        _decisions.Add($"- rename: {{ from: {tool.Slug}, to: {to} }}");
        if (_files.Remove(PathOf(tool.Slug), out var text))
            _files[PathOf(to)] = text;
    }

    private void Merge(Tool? from, Tool? into)
    {
        if (from is null || into is null || from.Slug == into.Slug)
            return;
        _decisions.Add($"- merge: {{ from: {from.Slug}, into: {into.Slug} }}");
        _files.Remove(PathOf(from.Slug));
    }

    private void Answer()
    {
        var take = _random.Next(2) == 0 ? "keep" : "said";
        // An answer that settles nothing is refused.
        if (Store.ListQuestioned() is [{ Questions: [var question, ..] }, ..] && question.FindRefusal(take, hasOthers: true) is null)
            _decisions.Add($"- {{ question: {question.Number}, take: {take}, because: it is }}");
    }

    // An answer whose question changed since is no answer in another store, which warns of it.
    private void TidyUp()
    {
        Dapper.SqlMapper.Execute(Store, "SAVEPOINT undecided; DELETE FROM decisions");
        var asked = Dapper.SqlMapper.Query<long>(Store, "SELECT id FROM tools WHERE is_hidden = 0").ToList()
            .SelectMany(id => Store.SettleAsync([id], Moment.Now).GetAwaiter().GetResult())
            .SelectMany(tool => tool.Questions.Select(question => question.Number).Concat(tool.PossibleQuestions))
            .Select(number => $"- {{ question: {number}, ").ToList();
        Dapper.SqlMapper.Execute(Store, "ROLLBACK TO undecided; RELEASE undecided");
        if (_decisions.RemoveAll(entry => entry.Contains("question:") && !asked.Exists(entry.StartsWith)) == 0)
            return;
        _files.Remove("decisions.yml");
        Apply();
    }

    private void Lose() =>
        _files.Remove(_files.Keys.LastOrDefault(path => path.StartsWith("tools/", StringComparison.Ordinal)) ?? "");

    private Tool? Pick()
    {
        var slugs = Dapper.SqlMapper.Query<string>(Store, "SELECT slug FROM tools WHERE is_hidden = 0 ORDER BY slug").ToList();
        return slugs.Count == 0 ? null
            : Store.FindToolsAsync([Slug.Parse(slugs[_random.Next(slugs.Count)])]).GetAwaiter().GetResult()[0];
    }

    private static string PathOf(Slug slug) => $"tools/{slug}.md";

    private void Apply()
    {
        _now = _now.AddMinutes(1);
        if (_decisions.Count > 0)
            _files["decisions.yml"] = string.Join('\n', _decisions) + "\n";
        var files = _files.Select(file => new FolderFile(file.Key, file.Value)).ToList();
        var (content, faults) = SiteContentParser.Parse(files, DateOnly.FromDateTime(_now.UtcDateTime), NoFigures);
        faults.ShouldBeEmpty();
        ContentPlan.Apply(Store, content, files, [], new RevisionNote("KM", null), _now).Outcome.Faults.ShouldBeEmpty();
    }
}
