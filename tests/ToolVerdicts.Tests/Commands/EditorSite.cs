using ToolVerdicts.Tests.Content;

namespace ToolVerdicts.Tests.Commands;

/// <summary>A folder with a store of the seeds and a content folder, on which the real program runs.</summary>
internal sealed class EditorSite : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;

    public string Folder => _folder;

    public string ContentFolder => Path.Combine(_folder, "content");

    public string Store => Path.Combine(_folder, "site.db");

    /// <summary>A site with the seeds in its store, and an empty content folder.</summary>
    public static async Task<EditorSite> WithSeedsAsync()
    {
        var site = new EditorSite();
        Directory.CreateDirectory(site.ContentFolder);
        (await site.RunAsync("import", Seeds.Folder)).ExitCode.ShouldBe(0);
        return site;
    }

    public Task<ProgramRun> RunAsync(params string[] args) =>
        ProgramRun.OfAsync(_folder, [.. args, "--Store=site.db", "--Content=content"]);

    /// <summary>Runs a verb that is to end with 0.</summary>
    public async Task<string> DoneAsync(params string[] args)
    {
        var run = await RunAsync(args);
        run.ExitCode.ShouldBe(0, run.Output + run.Errors);
        return run.Output;
    }

    /// <summary>Writes a file of the content folder.</summary>
    public void Write(string path, string text)
    {
        var full = Path.Combine(ContentFolder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(ContentFolder, path));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
