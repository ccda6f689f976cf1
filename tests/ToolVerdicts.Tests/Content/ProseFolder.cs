using ToolVerdicts.Content;

namespace ToolVerdicts.Tests.Content;

/// <summary>A temporary copy of the site's prose that tests can change.</summary>
internal sealed class ProseFolder : IDisposable
{
    private static readonly Dictionary<string, string> Figures = new(Web.Hosting.Figures.All) { ["answer"] = "42" };

    public ProseFolder()
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

    /// <summary>The HTML of a page with valid front matter and this body.</summary>
    public string Html(string body)
    {
        Write("about.md", $"---\ntitle: T\ndescription: D\n---\n{body}");
        return Read().Pages["about"].Html;
    }

    /// <summary>The error message with which reading the folder fails.</summary>
    public string Fault() => Should.Throw<ContentException>(Read).Message;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
