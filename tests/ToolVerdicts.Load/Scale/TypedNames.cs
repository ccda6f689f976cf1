using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using ToolVerdicts.Search;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Scale;

/// <summary>
/// Searches for each of a thousand invented names as people type them: exactly, closed up, parted, and with one wrong letter.
/// </summary>
public static partial class TypedNames
{
    public const string Verb = "typed-names";

    private static readonly (string Kind, Func<string, string> Spell, int First, double Asked)[] Kinds =
    [
        ("exactly", name => name, 1, 1),
        ("closed up", name => name.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)
            .ToLower(CultureInfo.InvariantCulture), 3, 0.99),
        ("parted", name => Border().Replace(name, " ").Replace('-', ' '), 3, 0.99),
        ("with one wrong letter", WithWrongLetter, 3, 0.95),
    ];

    /// <summary>Measures and prints.</summary>
    /// <returns>The exit code: 0, or 1 when a target is missed.</returns>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-names-");
        try
        {
            var database = new Database(Path.Combine(folder.FullName, "store.db"));
            using var writer = database.OpenWriter();
            Migrations.Migrate(writer, DateTimeOffset.UnixEpoch);
            Fill(writer);
            var isGood = true;
            foreach (var (kind, found, of, asked) in await MeasureAsync(writer, every: 1))
            {
                Console.WriteLine($"{kind,-22}  {found,5} of {of} are found ({asked:P0} asked)");
                isGood &= found >= asked * of;
            }

            return isGood ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Adds a tool for each name.</summary>
    public static void Fill(DbConnection store)
    {
        var tools = InventedNames.All.Select((name, i) => new { id = i + 1, slug = $"tool-{i}", name });
        store.InTransaction(() => store.Execute(
            "INSERT INTO tools (id, slug, identity, name, tagline) VALUES (@id, @slug, @slug, @name, 'Serves what people ask for')",
            tools));
        store.Execute("DELETE FROM index_version");
        ToolIndex.IndexAll(store);
    }

    /// <summary>How many names are found among the first, and how many are asked for.</summary>
    /// <param name="every">1 for all names, 10 for every tenth.</param>
    public static async Task<IReadOnlyList<(string Kind, int Found, int Of, double Asked)>> MeasureAsync(DbConnection store, int every)
    {
        var figures = new List<(string, int, int, double)>();
        var names = InventedNames.All.Where((_, i) => i % every == 0).ToList();
        foreach (var (kind, spell, first, asked) in Kinds)
        {
            var found = 0;
            foreach (var name in names)
                found += (await FindAsync(store, spell(name), first)).Contains(name, StringComparer.Ordinal) ? 1 : 0;
            figures.Add((kind, found, names.Count, asked));
        }

        return figures;
    }

    /// <summary>The names of the first tools in the directory.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(DbConnection store, string typed, int most)
    {
        var filter = new ToolFilter(await store.FindMatchesAsync(typed), Category: null, Price: null, Verdict: null, ToolSort.Relevance);
        return filter.Matches.IsAll ? [] : (await store.ListToolsAsync(filter, 1, most))
            .Select(tool => string.Concat(tool.Name.Where(letter => letter is not (Highlight.Start or Highlight.End)))).ToList();
    }

    // In the longest run of letters: a shorter one is not corrected.
    private static string WithWrongLetter(string name)
    {
        if (Letters().Matches(name).MaxBy(run => run.Length) is not { } run)
            return $"{name}q";
        var at = run.Index + run.Length / 2;
        return $"{name[..at]}{(name[at] == 'k' ? 'w' : 'k')}{name[(at + 1)..]}";
    }

    [GeneratedRegex(@"(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Border();

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Letters();
}
