using System.Globalization;
using Dapper;
using ToolVerdicts.Content;
using ToolVerdicts.Importing;
using ToolVerdicts.Load;
using ToolVerdicts.Tests.Facts;

namespace ToolVerdicts.Tests.Editing;

/// <summary>Makes random revisions: imports, edits of files, answers to questions, renames and undos. A seed makes the same ones.</summary>
internal sealed class RandomRevisions : IDisposable
{
    private static readonly string[] Prices = ["Free", "Paid", "Freemium", "~"];
    private readonly EditedStore _edited;
    private readonly Random _random;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("toolverdicts-tests-");
    private readonly string[] _pages;
    private int _names;

    public RandomRevisions(EditedStore edited, int seed)
    {
        (_edited, _random) = (edited, new Random(seed));
        CaptureGenerator.Write(_folder.FullName, 40);
        _pages =
        [
            .. Directory.GetFiles(_folder.FullName).Order(StringComparer.Ordinal).Select(File.ReadAllText),
            .. Seeds.Paths.Select(File.ReadAllText),
            ContradictingCaptures.WithPriceAndScore, ContradictingCaptures.WithSkip, ContradictingCaptures.WithoutTwoTexts,
            RowCaptures.WithContext("128k"), RowCaptures.WithContext("131072"), RowCaptures.WithContext("128,000 tokens"),
            RowCaptures.With(("License", "MIT", "Apache-2.0"), ("Context window", "a lot", "32k")),
        ];
    }

    /// <summary>Makes one revision; nothing, when what was drawn changes nothing.</summary>
    public void Make()
    {
        switch (_random.Next(11))
        {
            case 10:
                Map();
                break;
            case < 4:
                Import();
                break;
            case < 6:
                Edit();
                break;
            case 6:
                Decide();
                break;
            case 7:
                Rename();
                break;
            default:
                Undo();
                break;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Import()
    {
        var page = _pages[_random.Next(_pages.Length)];
        if (_random.Next(2) == 0)
            page = page.Replace("Paid", Prices[_random.Next(3)], StringComparison.Ordinal);
        DateOnly? seen = _random.Next(3) == 0 ? null : new DateOnly(2026, 11, _random.Next(1, 20));
        _edited.Store.ImportText(page, string.Create(CultureInfo.InvariantCulture, $"{_random.Next(1000)}.txt"), seen)
            .Refusal.ShouldBeNull();
    }

    // The mapping of rows comes, changes and goes.
    private void Map()
    {
        switch (_random.Next(4))
        {
            case 0:
                _edited.Files.Remove("criteria.yml");
                break;
            case 1:
                _edited.Files["criteria.yml"] = RowCaptures.Unmapped;
                break;
            case 2:
                _edited.Files["criteria.yml"] = RowCaptures.Criteria.Replace("kind: number, unit: tokens, better: higher", "kind: text");
                break;
            default:
                _edited.Files["criteria.yml"] = RowCaptures.Criteria;
                break;
        }

        _edited.Apply().Outcome.Faults.ShouldBeEmpty();
    }

    private void Edit()
    {
        var files = _edited.Files.Keys.Where(path => path.StartsWith("tools/", StringComparison.Ordinal));
        if (_random.Next(4) == 0 && files.FirstOrDefault() is { } lost)
            _edited.Files.Remove(lost);
        var isNew = _random.Next(3) == 0;
        var slug = isNew ? $"new-{_names++}" : Draw();
        var name = isNew ? $"name: New {slug}\ntagline: It is new\n" : NameOfUncaptured(slug);
        var review = _random.Next(2) == 0
            ? ""
            : $"reviews: {{ builder: {{ score: {_random.Next(100)}, call: ship, authorship: human }} }}\n";
        var text = review.Length == 0 ? "" : $"\n## Builder\nIt is text {_random.Next(5)}.\n";
        _edited.Files[$"tools/{slug}.md"] =
            $"---\n{name}own: true\nfacts: {{ price: {Prices[_random.Next(4)]}, price-text: \"{_random.Next(9)} a month\" }}\n"
            + $"{review}---\n{text}";
        _edited.Apply().Outcome.Faults.ShouldBeEmpty();
    }

    // A file is the only source of the name of a tool that no page shows.
    private string NameOfUncaptured(string slug) => _edited.Writer.QuerySingleOrDefault<(string Name, string Tagline)?>(
        """
        SELECT t.name, t.tagline FROM tools t WHERE t.slug = @slug AND NOT EXISTS (
            SELECT 1 FROM capture_tools s JOIN sightings v ON v.capture_id = s.capture_id WHERE s.tool_id = t.id AND v.withdrawn_in IS NULL)
        """, new { slug }) is { } known ? $"name: {YamlText.Quote(known.Name)}\ntagline: {YamlText.Quote(known.Tagline)}\n" : "";

    private void Decide()
    {
        var open = _edited.Writer.ListQuestioned().SelectMany(tool => tool.Questions).ToList();
        if (open.Count == 0)
            return;
        var take = _random.Next(2) == 0 ? "keep" : "said";
        var question = open[_random.Next(open.Count)];
        // An answer that settles nothing is refused.
        if (question.FindRefusal(take, hasOthers: true) is null)
            Decide($"- {{ question: {question.Number}, take: {take}, because: a test }}\n");
    }

    private void Rename()
    {
        var (from, to) = (Draw(), $"renamed-{_names++}");
        if (_edited.Files.Remove($"tools/{from}.md", out var text))
            _edited.Files[$"tools/{to}.md"] = text;
        Decide($"- rename: {{ from: {from}, to: {to} }}\n");
    }

    private void Decide(string entry)
    {
        _edited.Files["decisions.yml"] = _edited.Files.GetValueOrDefault("decisions.yml") + entry;
        _edited.Apply().Outcome.Faults.ShouldBeEmpty();
    }

    private void Undo()
    {
        var revisions = _edited.Writer
            .Query<long>("SELECT id FROM revisions WHERE id > @seeds", new { seeds = Seeds.Paths.Count }).AsList();
        if (revisions.Count > 0)
            _edited.Undo(revisions[_random.Next(revisions.Count)]);
    }

    private string Draw()
    {
        var slugs = _edited.Writer.Query<string>("SELECT slug FROM tools WHERE is_hidden = 0 ORDER BY slug").AsList();
        return slugs[_random.Next(slugs.Count)];
    }
}
