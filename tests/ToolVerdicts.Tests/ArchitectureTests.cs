using System.Text.RegularExpressions;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Tests;

public class ArchitectureTests
{
    private static readonly string[] Ambient =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.UtcNow", "DateTimeOffset.Now", "new Random()", "Random.Shared", "Guid.NewGuid",
    ];

    [Fact]
    public void The_domain_knows_neither_HTTP_nor_the_web_project()
    {
        var references = typeof(Database).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).ToList();
        references.ShouldNotContain(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        references.ShouldNotContain(typeof(Site).Assembly.GetName().Name!);
        references.ShouldNotContain("Spectre.Console");
        typeof(Site).Assembly.GetReferencedAssemblies()
            .ShouldContain(assembly => assembly.Name == typeof(Database).Assembly.GetName().Name);
    }

    [Fact]
    public void Only_the_folder_of_the_store_names_a_type_of_SQLite()
    {
        var inside = Path.Combine(Seeds.Root, "src", "ToolVerdicts", "Store") + Path.DirectorySeparatorChar;
        var naming = SourceFiles("*.cs").Concat(SourceFiles("*.cshtml")).Where(NamesSqlite).ToList();
        naming.ShouldContain(file => file.StartsWith(inside, StringComparison.Ordinal));
        naming.Where(file => !file.StartsWith(inside, StringComparison.Ordinal)).ShouldBeEmpty();

        static bool NamesSqlite(string file) => File.ReadAllText(file) is var source
            && (source.Contains("Microsoft.Data.Sqlite", StringComparison.Ordinal)
                || source.Contains("SQLitePCL", StringComparison.Ordinal));
    }

    [Fact]
    public void SQL_stands_in_constants_and_never_asks_for_the_time()
    {
        foreach (var file in SourceFiles("*.cs"))
        {
            var source = File.ReadAllText(file);
            source.ShouldNotContain("CURRENT_TIMESTAMP", Case.Sensitive, file);
            source.ShouldNotContain("datetime('now'", Case.Sensitive, file);
        }
    }

    [Fact]
    public void Time_and_chance_arrive_as_arguments()
    {
        foreach (var file in SourceFiles("*.cs"))
        {
            var source = File.ReadAllText(file);
            foreach (var ambient in Ambient)
                source.ShouldNotContain(ambient, Case.Sensitive, file);
        }
    }

    [Fact]
    public void Pages_hold_no_inline_style_and_no_inline_script()
    {
        foreach (var file in SourceFiles("*.cshtml"))
        {
            var source = File.ReadAllText(file);
            foreach (var inline in (string[])[" style=\"", "<style", "onclick=", "<script>"])
                source.ShouldNotContain(inline, Case.Insensitive, file);
        }
    }

    [Fact]
    public void No_line_is_longer_than_140_columns()
    {
        string[] folders = [Path.Combine(Seeds.Root, "src"), Path.Combine(Seeds.Root, "tests")];
        var files = folders.SelectMany(folder => Directory.GetFiles(folder, "*.*", SearchOption.AllDirectories))
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)
                || file.EndsWith(".sql", StringComparison.Ordinal) || file.EndsWith(".css", StringComparison.Ordinal)
                || file.EndsWith(".js", StringComparison.Ordinal))
            .Where(file => !Array.Exists(["obj", "bin"], built => file.Contains(
                $"{Path.DirectorySeparatorChar}{built}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)));
        foreach (var file in files)
            File.ReadLines(file).Index().Where(line => line.Item.Length > 140).Select(line => line.Index + 1).ShouldBeEmpty(file);
    }

    // The store check is a check of SQLite files. Confirmations name their index, because SQLite would choose one over all mail.
    [Fact]
    public void Only_folders_of_the_store_write_SQL_that_other_databases_do_not_know()
    {
        string[] folders = ["Store", "Search", "Checking"];
        string[] words = ["PRAGMA", "VACUUM", "INDEXED BY", "rowid", "json_each", "randomblob", "sqlite_master"];
        SourceFiles("*.cs")
            .Where(file => !folders.Contains(Path.GetFileName(Path.GetDirectoryName(file)), StringComparer.Ordinal))
            .Where(file => Array.Exists(words, word => File.ReadAllText(file).Contains(word, StringComparison.Ordinal)))
            .Select(Path.GetFileName).ShouldBe(["ConfirmationLimits.cs"]);
    }

    [Fact]
    public void Every_file_holds_one_type_that_has_its_name()
    {
        var type = new Regex(
            @"^(?:\w+ )*(?:class|record struct|record|struct|enum|interface) (?<name>\w+)",
            RegexOptions.Multiline | RegexOptions.NonBacktracking);
        foreach (var file in SourceFiles("*.cs"))
        {
            var names = type.Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value).ToList();
            names.Count.ShouldBeLessThan(2, file);
            // The page model of Tool.cshtml is called ToolModel.
            if (!file.EndsWith(".cshtml.cs", StringComparison.Ordinal) && names is [var name])
                name.ShouldBe(Path.GetFileNameWithoutExtension(file));
        }
    }

    private static IEnumerable<string> SourceFiles(string pattern) =>
        Directory.GetFiles(Path.Combine(Seeds.Root, "src"), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
