using System.Net.Http.Headers;
using System.Text;
using ToolVerdicts.Bookmarks;
using ToolVerdicts.Tests.Commands;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Hostile;

public sealed class TraversalTests(SiteHost site) : IClassFixture<SiteHost>, IDisposable
{
    // What stands in the settings, the machine's list of users, the store, the program and its source.
    private static readonly string[] Outside =
        ["LogLevel", "root:", "SQLite format 3", "This program cannot be run in DOS mode", "namespace ToolVerdicts", "PATH="];

    private static readonly string[] Up =
        ["..", "%2e%2e", "%2E%2E", ".%2e", "..%00", "..%09", "..;", "....", "%252e%252e", "%c0%ae%c0%ae", "%u002e%u002e", "..%c0%af",
        "%ef%bc%8e%ef%bc%8e", "．．"];
    private static readonly string[] Slashes = ["/", "\\", "%2f", "%5c", "%252f", "//", "/./", "%c0%af", "%ef%bc%8f"];
    private static readonly string[] Folders =
        ["", "/site.css", "/og.png", "/sitemaps", "/tools", "/digests", "/bookmarks/shared", "/reviewers", "/_framework", "/_content",
        "/wwwroot"];
    private static readonly string[] Files =
        ["appsettings.json", "etc/passwd", "proc/self/environ", "ToolVerdicts.Web.dll", "Program.cs", "store.db",
        "ToolVerdicts.Web.runtimeconfig.json"];

    private readonly string _folder = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;

    [Fact]
    public async Task No_path_leads_out_of_what_is_served()
    {
        var random = new Random(20_261_122);
        var paths = Files.Select(file => $"/{file}")
            .Concat(["/site.css/../../appsettings.json", "/site.css%00.json", "/file:///etc/passwd", "//etc/passwd", "/C:/windows/win.ini",
                "/site.css::$DATA", "/~root/.bashrc", "/.git/config", "/web.config", "/site.css.gz/..", "/sitemaps/../appsettings.json"])
            .Concat(Enumerable.Range(0, 400).Select(_ => Climb(random)));
        foreach (var path in paths)
        {
            var answer =
                await RawRequest.SendAsync(site,
                $"GET {Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(path))} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            answer.ShouldStartWith("HTTP/1.1 ", customMessage: path);
            foreach (var content in Outside)
                answer.ShouldNotContain(content, Case.Sensitive, path);
        }

        static string Climb(Random random)
        {
            var (up, slash) = (Pick(random, Up), Pick(random, Slashes));
            return $"{Pick(random, Folders)}/{string.Concat(Enumerable.Repeat(up + slash, random.Next(1, 12)))}{Pick(random, Files)}";
        }
    }

    [Fact]
    public async Task A_folder_is_imported_without_what_its_links_lead_to()
    {
        var captures = Directory.CreateDirectory(Path.Combine(_folder, "captures")).FullName;
        File.Copy(Seeds.PathOf(1), Path.Combine(captures, "inside.txt"));
        var outside = Directory.CreateDirectory(Path.Combine(_folder, "outside")).FullName;
        File.Copy(Seeds.PathOf(2), Path.Combine(outside, "elsewhere.txt"));
        File.CreateSymbolicLink(Path.Combine(captures, "link.txt"), Path.Combine(outside, "elsewhere.txt"));
        File.CreateSymbolicLink(Path.Combine(captures, "users.txt"), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(captures, "folder"), outside);
        Directory.CreateSymbolicLink(Path.Combine(captures, "round"), captures);

        var run = await ProgramRun.OfAsync(_folder, "import", "captures", "--Store=try.db");
        (run.ExitCode, run.Output.Contains("1 capture imported, 0 already in the store, 0 refused.", StringComparison.Ordinal))
            .ShouldBe((0, true), run.Output);
        run = await ProgramRun.OfAsync(_folder, "import", "captures/link.txt", "captures/../captures/./inside.txt", "--Store=try.db");
        run.Output.ShouldContain("1 capture imported, 1 already in the store, 0 refused.");
    }

    [Fact]
    public async Task A_preview_is_written_into_its_folder_and_through_no_link()
    {
        var kept = Path.Combine(_folder, "kept.txt");
        await File.WriteAllTextAsync(kept, "kept");
        (await ProgramRun.OfAsync(_folder, "import", Seeds.Folder, "--Store=try.db")).ExitCode.ShouldBe(0);
        (await ProgramRun.OfAsync(_folder, "digest", "preview", "--out", "a/../b", "--Store=try.db")).ExitCode.ShouldBe(0);
        Directory.Exists(Path.Combine(_folder, "a")).ShouldBeFalse();
        var files = Directory.GetFiles(Path.Combine(_folder, "b"));
        files.Length.ShouldBe(3);
        foreach (var file in files)
        {
            File.Delete(file);
            File.CreateSymbolicLink(file, kept);
        }

        (await ProgramRun.OfAsync(_folder, "digest", "preview", "--out", "b", "--Store=try.db")).ExitCode.ShouldBe(0);
        (await File.ReadAllTextAsync(kept)).ShouldBe("kept");
        files.ShouldAllBe(file => new FileInfo(file).LinkTarget == null && new FileInfo(file).Length > 0);
    }

    [Fact]
    public async Task A_backup_is_written_and_restored_where_it_was_named_and_through_no_link()
    {
        (await ProgramRun.OfAsync(_folder, "import", Seeds.Folder, "--Store=try.db")).ExitCode.ShouldBe(0);
        var (kept, absent, link) =
            (Path.Combine(_folder, "kept.txt"), Path.Combine(_folder, "absent.db"), Path.Combine(_folder, "link.db"));
        await File.WriteAllTextAsync(kept, "kept");
        File.CreateSymbolicLink(link, kept);
        (await ProgramRun.OfAsync(_folder, "backup", "link.db", "--Store=try.db")).ShouldBeOneSentence("exists already");
        (await File.ReadAllTextAsync(kept)).ShouldBe("kept");
        File.Delete(link);
        File.CreateSymbolicLink(link, absent);
        await ProgramRun.OfAsync(_folder, "backup", "link.db", "--Store=try.db");
        File.Exists(absent).ShouldBeFalse();

        (await ProgramRun.OfAsync(_folder, "backup", "a/../b.db", "--Store=try.db")).ExitCode.ShouldBe(0);
        Directory.Exists(Path.Combine(_folder, "a")).ShouldBeFalse();
        File.CreateSymbolicLink(Path.Combine(_folder, "users.db"), "/etc/passwd");
        (await ProgramRun.OfAsync(_folder, "restore", "users.db", "--Store=new.db"))
            .ShouldBeOneSentence("is no backup of a store");
        (await ProgramRun.OfAsync(_folder, "restore", "../../../../../../etc/passwd", "--Store=new.db"))
            .ShouldBeOneSentence("is no backup of a store");
        File.Exists(Path.Combine(_folder, "new.db")).ShouldBeFalse();
        (await ProgramRun.OfAsync(_folder, "restore", "b.db", "--Store=new.db")).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("../../../evil.json")]
    [InlineData("/tmp/evil.json")]
    [InlineData("..\\..\\evil.json")]
    [InlineData("evil\0.json")]
    [InlineData("evil\u001B[31m.json")]
    [InlineData("CON")]
    [InlineData("")]
    public async Task The_name_of_a_file_of_bookmarks_is_nothing_to_the_site(string name)
    {
        var before = Directory.GetFiles(Path.GetTempPath(), "*", new EnumerationOptions { RecurseSubdirectories = false }).ToHashSet();
        var saved = new SavedTool(Slug.Parse("ml-intern"), new DateOnly(2026, 11, 21), "A note");
        using var file = new ByteArrayContent(BookmarkJson.Write([saved]));
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{name}\"");
        file.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var form = new MultipartFormDataContent { file };
        using var answer = await site.Client.PostAsync("/bookmarks/import", form);
        ((int)answer.StatusCode).ShouldBeLessThan(500);
        Directory.GetFiles(Path.GetTempPath()).Where(path => !before.Contains(path)).ShouldAllBe(path => !path.Contains("evil"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}
