using ToolVerdicts.Content;

namespace ToolVerdicts.Tests.Content;

/// <summary>A copy of the site's prose to break, in a folder of its own, gone when disposed.</summary>
internal sealed class ContentFolder : IDisposable
{
    private static readonly Dictionary<string, string> Figures = new(Web.Hosting.Figures.All) { ["answer"] = "42" };

    public ContentFolder()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Seeds.Root, "content"), "*.md", SearchOption.AllDirectories))
        {
            var copy = PathOf(Path.GetRelativePath(Path.Combine(Seeds.Root, "content"), path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;

    public string PathOf(string name) => Path.Combine(Root, name);

    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    public Library Read() => Library.Read(Root, Figures);

    /// <summary>The body that a text under good front matter is shown as.</summary>
    public string Html(string body)
    {
        Write("about.md", $"---\ntitle: T\ndescription: D\n---\n{body}");
        return Read().Pages["about"].Html;
    }

    /// <summary>The sentence that keeps the site from starting.</summary>
    public string Fault() => Should.Throw<ContentException>(Read).Message;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
