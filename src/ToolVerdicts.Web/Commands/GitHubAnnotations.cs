namespace ToolVerdicts.Web.Commands;

/// <summary>A plan as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.</summary>
/// <param name="root">The folder in which the paths of annotations start.</param>
/// <param name="content">The content folder.</param>
internal sealed class GitHubAnnotations(string root, string content)
{
    /// <summary>The annotations for a content folder; without a repository its paths start in the current folder.</summary>
    public static GitHubAnnotations Of(string content) => new(GitState.FindRoot(content) ?? Directory.GetCurrentDirectory(), content);

    /// <summary>Prints annotations, then stops the runner's processing of commands: the plan below holds names of tools.</summary>
    public static void Print(IEnumerable<string> annotations)
    {
        foreach (var annotation in annotations)
            Console.WriteLine(annotation);
        Console.WriteLine($"::stop-commands::{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}");
    }

    public IEnumerable<string> Of(IReadOnlyList<ContentFault> faults) => faults.Select(fault =>
        $"::error file={PathOf(fault.Path)},line={fault.Line},col={fault.Column}::{Message(fault.Sentence)}");

    /// <summary>A notice for each tool that changes, beside its file where it has one, and the warnings.</summary>
    public IEnumerable<string> Of(ContentPlan plan)
    {
        var files = plan.Outcome.ChangedFiles.ToHashSet(StringComparer.Ordinal);
        var notices = plan.Changes.GroupBy(change => change.Slug).Select(tool =>
        {
            var path = $"tools/{tool.Key}.md";
            var place = files.Contains(path) ? $"file={PathOf(path)},line=1," : "";
            var words = string.Join('\n', tool.Select(change =>
                change.Fact == ChangedFact.Added ? "new tool" : $"{change.Label}: {change.Turn}"));
            return $"::notice {place}title={Property(tool.First().Name)}::{Message(words)}";
        });
        return notices.Concat(plan.Outcome.Warnings.Select(warning => $"::warning::{Message(warning)}"));
    }

    private string PathOf(string path) => Property(
        Path.GetRelativePath(root, Path.GetFullPath(Path.Combine(content, path))).Replace(Path.DirectorySeparatorChar, '/'));

    private static string Message(string words) => words.Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string words) => Message(words).Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
