using ToolVerdicts.Content;
using ToolVerdicts.Importing;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Tests.Live;

/// <summary>A content folder that tests write, and apply as the program does.</summary>
internal sealed class SiteFolder : IDisposable
{
    public const string Tool =
        """
        ---
        name: Cargo CI
        tagline: Builds Rust workspaces
        category: CI services
        own: true
        reviews:
          builder: { score: 86, call: ship, authorship: human }
        ---
        Runs the tests.

        ## Builder
        Little to set up.
        """;

    public string Root { get; } = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;

    public SiteFolder Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    public SiteFolder WriteArticle(string name, string date, string more = "", string title = "How we test") =>
        Write($"articles/{name}.md", $"---\ntitle: {title}\ndescription: The way.\ndate: {date}\n{more}---\nWe *run* it.\n");

    /// <summary>Applies the folder over another connection than the site's, and expects no fault.</summary>
    public ContentPlan Apply(TempStore store) => Apply(store, Root);

    /// <inheritdoc cref="Apply(TempStore)"/>
    public static ContentPlan Apply(TempStore store, string folder)
    {
        var (files, unread) = ContentFolder.Read(folder);
        unread.ShouldBeEmpty();
        var (content, faults) = SiteContentParser.Parse(ShippedContent.Complete(files), new DateOnly(2026, 12, 31), Figures.All);
        faults.ShouldBeEmpty();
        var plan = ContentPlan.Apply(store.Writer, content, files, [], new RevisionNote("KM", "A test"), TempStore.Noon.AddMinutes(1));
        plan.Outcome.Faults.ShouldBeEmpty();
        return plan;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
