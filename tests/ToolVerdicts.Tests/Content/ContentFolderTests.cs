using System.Text;
using ToolVerdicts.Content;

namespace ToolVerdicts.Tests.Content;

public sealed class ContentFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;
    private readonly string _outside = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;

    [Fact]
    public void Files_are_read_in_the_order_of_their_paths_and_others_are_passed_over()
    {
        Write("tools/b.md", "b");
        Write("tools/a.md", "\uFEFFone\r\ntwo\r\n");
        Write("articles/2026-01-01-x.md", "x");
        Write("reviewers/r.md", "r");
        foreach (var name in (string[])["site.yml", "criteria.yml", "decisions.yml", "about.md"])
            Write(name, name);
        foreach (var name in (string[])[".git/config", ".hidden.md", "tools/.a.md.swp", "tools/a.md~", "captures/2026/page.html"])
            Write(name, "no");
        var (files, faults) = ContentFolder.Read(_root);
        faults.ShouldBeEmpty();
        files.Select(file => file.Path).ShouldBe(
        [
            "about.md", "articles/2026-01-01-x.md", "criteria.yml", "decisions.yml", "reviewers/r.md", "site.yml", "tools/a.md",
            "tools/b.md",
        ]);
        files[6].Text.ShouldBe("one\ntwo\n");
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_named() =>
        Should.Throw<ContentException>(() => ContentFolder.Read(Path.Combine(_root, "none"))).Message
            .ShouldStartWith($"The folder {Path.Combine(_root, "none")} does not exist");

    [Fact]
    public void A_file_of_64_KB_is_read_and_one_byte_more_is_not()
    {
        Write("tools/a.md", new string('x', ContentFolder.MaxFileBytes));
        ContentFolder.Read(_root).Faults.ShouldBeEmpty();
        Write("tools/a.md", new string('x', ContentFolder.MaxFileBytes + 1));
        Fault().ShouldBe("tools/a.md, line 1, column 1: the file is larger than 64 KB.");
    }

    [Fact]
    public void A_byte_that_is_not_UTF_8_is_named_with_its_place()
    {
        Write("tools/a.md", "");
        File.WriteAllBytes(Path.Combine(_root, "tools/a.md"), [.. Encoding.UTF8.GetBytes("Ünï\nüx"), 0xC3, (byte)'y']);
        Fault().ShouldBe("tools/a.md, line 2, column 3: this is not UTF-8.");
    }

    [Theory]
    [InlineData("tool/a.md", "did you mean tools/a.md?")]
    [InlineData("tools/more/a.md", "the places are site.yml, ")]
    [InlineData("README.md", "the places are site.yml, ")]
    [InlineData("tools/a.markdown", "those in tools/ end in .md")]
    public void A_file_where_none_belongs_is_named(string path, string hint)
    {
        Write(path, "x");
        Fault().ShouldContain(hint);
        Fault().ShouldStartWith($"{path}, line 1, column 1: no file");
        ContentFolder.Read(_root).Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("tools/A.md", "tools/a.md")]
    [InlineData("articles/2026-01-01-a.md", "articles/2026-02-01-a.md")]
    [InlineData("articles/2026-01-01-a.md", "articles/a.md")]
    public void Two_files_for_one_address_are_a_fault_of_the_second(string first, string second)
    {
        Write(first, "x");
        Write(second, "x");
        Fault().ShouldBe($"{second}, line 1, column 1: {first} has the same address.");
    }

    [Fact]
    public void A_link_may_stay_inside_and_must_not_lead_out()
    {
        Write("tools/a.md", "a");
        File.CreateSymbolicLink(Path.Combine(_root, "tools/b.md"), "a.md");
        ContentFolder.Read(_root).Faults.ShouldBeEmpty();
        ContentFolder.Read(_root).Files.Select(file => file.Text).ShouldBe(["a", "a"]);

        File.WriteAllText(Path.Combine(_outside, "c.md"), "secret");
        File.CreateSymbolicLink(Path.Combine(_root, "tools/c.md"), Path.Combine(_outside, "c.md"));
        // The way leads through a link inside, whose target is outside.
        Directory.CreateSymbolicLink(Path.Combine(_root, ".out"), _outside);
        File.CreateSymbolicLink(Path.Combine(_root, "tools/d.md"), "../.out/c.md");
        File.CreateSymbolicLink(Path.Combine(_root, "tools/e.md"), "none.md");
        Directory.CreateSymbolicLink(Path.Combine(_root, "articles"), _outside);
        var (files, faults) = ContentFolder.Read(_root);
        faults.Select(fault => fault.Path).ShouldBe(["articles", "tools/c.md", "tools/d.md", "tools/e.md"]);
        faults.ShouldAllBe(fault => fault.Sentence == "the link leads out of the folder, or to nothing");
        files.ShouldNotContain(file => file.Text == "secret");
    }

    [Fact]
    public void A_link_that_leads_in_a_circle_ends_there()
    {
        Directory.CreateDirectory(Path.Combine(_root, "tools"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "tools/again"), "../tools");
        Directory.CreateSymbolicLink(Path.Combine(_root, "self"), "self");
        ContentFolder.Read(_root).Faults.Select(fault => $"{fault}").ShouldBe(
        [
            "self, line 1, column 1: the link leads out of the folder, or to nothing.",
            "tools/again, line 1, column 1: the link leads in a circle.",
        ]);
    }

    [Fact]
    public void Folders_deeper_than_20_levels_and_more_than_10_000_files_are_refused()
    {
        Directory.CreateDirectory(Path.Combine(_root, string.Join('/', Enumerable.Repeat("d", 21))));
        Fault().ShouldContain("folders nest deeper than 20 levels");
        Directory.Delete(Path.Combine(_root, "d"), recursive: true);
        Directory.CreateDirectory(Path.Combine(_root, "tools"));
        for (var i = 0; i < ContentFolder.MaxFiles; i++)
            File.Create(Path.Combine(_root, $"tools/t{i:00000}.md")).Dispose();
        ContentFolder.Read(_root).Faults.ShouldBeEmpty();
        Write("tools/u.md", "");
        Fault().ShouldBe("tools/u.md, line 1, column 1: there are more than 10,000 files; this one and all after it are not read.");
    }

    public void Dispose()
    {
        Directory.Delete(_root, recursive: true);
        Directory.Delete(_outside, recursive: true);
    }

    private string Fault() => ContentFolder.Read(_root).Faults.ShouldHaveSingleItem().ToString();

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
