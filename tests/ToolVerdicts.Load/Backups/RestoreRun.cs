using System.Diagnostics;
using Dapper;
using ToolVerdicts.Load.Scale;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Load.Backups;

/// <summary>Times the verbs <c>backup</c> and <c>restore</c> on a store of a million votes that is overwritten in between.</summary>
internal static class RestoreRun
{
    public const string Verb = "restore";

    private const int Tools = 1_000;
    // Second votes of a visitor on the same tool are dropped; about a million remain.
    private const int Votes = 1_100_000;
    private const int Sector = 512;

    private static readonly TimeSpan LongestRestore = TimeSpan.FromSeconds(30);

    private const string CountsSql =
        """
        SELECT (SELECT COUNT(*) FROM votes) || ' votes, ' || (SELECT SUM(votes_ship) FROM tools) || ' ship, '
            || (SELECT SUM(votes_skip) FROM tools) || ' skip, ' || (SELECT COUNT(*) FROM reviews) || ' reviews'
        """;

    /// <summary>Runs both verbs and prints their times.</summary>
    /// <returns>The exit code: 0, or 1 when a count differs or the restore takes more than half a minute.</returns>
    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-restore-");
        try
        {
            var (store, backup) = (Path.Combine(folder.FullName, "store.db"), Path.Combine(folder.FullName, "backup.db"));
            ScaleStore.Run(store, Tools, Votes);
            var before = Counts(store);
            var backedUp = Time("backup", backup, $"--Store={store}");
            File.WriteAllBytes(store, new byte[Sector]);
            var restored = Time("restore", backup, $"--Store={store}");
            var after = Counts(store);
            Console.WriteLine($"{before}; {new FileInfo(backup).Length / 1e6:0} MB");
            var result = before == after ? "equal" : $"differ: {after}";
            Console.WriteLine($"backup {backedUp.TotalSeconds:0.0} s, restore {restored.TotalSeconds:0.0} s, counts {result}");
            return before == after && restored <= LongestRestore ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static TimeSpan Time(params string[] args)
    {
        var clock = Stopwatch.StartNew();
        using var program = Process.Start("dotnet", [typeof(Site).Assembly.Location, .. args]);
        program.End(Wait.LongRun);
        return program.ExitCode == 0
            ? clock.Elapsed
            : throw new InvalidOperationException($"{args[0]} ended with exit code {program.ExitCode}.");
    }

    private static string Counts(string path)
    {
        using var store = new Database(path).OpenConnection();
        return store.ExecuteScalar<string>(CountsSql)!;
    }
}
