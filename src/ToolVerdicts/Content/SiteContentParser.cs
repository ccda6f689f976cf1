namespace ToolVerdicts.Content;

/// <summary>Parses the files of the content folder, and finds all of their faults.</summary>
public static class SiteContentParser
{
    /// <summary>
    /// Parses all files. With faults, the content is what could be read, and is not to be applied. The faults are ordered by their place.
    /// </summary>
    /// <param name="today">The latest day on which a source can have been seen.</param>
    /// <param name="figures">Values of the placeholders in prose, each one line of Markdown.</param>
    public static (SiteContent Content, IReadOnlyList<ContentFault> Faults) Parse(
        IReadOnlyList<FolderFile> files, DateOnly today, IReadOnlyDictionary<string, string> figures)
    {
        files = files.DistinctBy(file => file.Path).ToList();
        var faults = files.ToDictionary(file => file.Path, file => new FileFaults(file.Path));
        foreach (var stray in files.Where(file => ContentPlace.FolderOf(file.Path) is null))
            faults[stray.Path].Add(1, 1, ContentPlace.Stray(stray.Path));

        var words = Top(ContentPlace.Site) is { } site ? SiteWordsParser.Parse(site, faults[site.Path]) : null;
        figures = WithWords(figures, words ?? SiteWords.Usual);
        var lenses = In(ContentPlace.Reviewers, LensParser.Parse);
        var lensNames = new LensNames(lenses);
        var criteria = Top(ContentPlace.Criteria) is { } file
            ? new CriteriaParser(faults[file.Path], lensNames.Keys).Parse(file)
            : [];
        var claimed = new ClaimedAddresses(
            files.Select(file => file.Path).Where(path => ContentPlace.FolderOf(path) == ContentPlace.Tools));
        var toolParser =
            new ToolFileParser(today, criteria?.ToDictionary(criterion => criterion.Key), lensNames, claimed);
        var pages = new Dictionary<string, Prose>(StringComparer.Ordinal);
        foreach (var name in Library.PageNames)
        {
            if (Top($"{name}.md") is { } page
                && ProseFile.Parse(page.Text, ContentKeys.Prose, figures, faults[page.Path])?.Whole is { } whole)
                pages.Add(name, whole);
        }

        var content = new SiteContent
        {
            Words = words,
            Pages = pages,
            Criteria = criteria ?? [],
            Lenses = lenses,
            Tools = In(ContentPlace.Tools, (tool, _, itsFaults) => toolParser.Parse(tool, itsFaults)).OrderBy(tool => tool.Slug).ToList(),
            Articles = In(ContentPlace.Articles, ArticleParser.Parse)
                .OrderByDescending(article => article.Date).ThenBy(article => article.Slug).ToList(),
            Decisions = Top(ContentPlace.Decisions) is { } decisions
                ? new DecisionsParser(today, faults[decisions.Path]).Parse(decisions)
                : [],
            UnknownCriteria = faults.Values.SelectMany(found => found.UnknownCriteria).ToList(),
        };
        return (content, Sort(faults.Values.SelectMany(found => found.Found)));

        FolderFile? Top(string name) => files.FirstOrDefault(file => file.Path == name);

        List<T> In<T>(string folder, Func<FolderFile, IReadOnlyDictionary<string, string>, FileFaults, T?> parse)
            where T : class => files
            .Where(file => ContentPlace.FolderOf(file.Path) == folder)
            .Select(file => parse(file, figures, faults[file.Path])).OfType<T>().ToList();
    }

    // The site's words are placeholders, too, so that shipped prose fits every subject.
    private static Dictionary<string, string> WithWords(IReadOnlyDictionary<string, string> figures, SiteWords words) =>
        new(figures, StringComparer.Ordinal) { ["noun"] = words.Noun, ["plural"] = words.Plural };

    internal static IReadOnlyList<ContentFault> Sort(IEnumerable<ContentFault> faults) => faults.Distinct()
        .OrderBy(fault => fault.Path, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column).ToList();
}
