using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ToolVerdicts.Store;

/// <summary>Brings a store to the schema this program knows, one numbered script in one transaction at a time.</summary>
public static class Migrations
{
    private const string JournalSql =
        "CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)";

    // As a number, whatever a disk has made of it.
    private const string VersionSql = "SELECT COALESCE(MAX(CAST(version AS INTEGER)), 0) FROM migrations";

    // SQLite finds a table whatever the case of its letters: one that has lost a bit must not look like a store that has none.
    private const string HasJournalSql = "SELECT COUNT(*) FROM sqlite_master WHERE lower(name) = 'migrations'";

    // Whichever version writes a row, it writes this hash of it.
    internal const string DamagedVersionSql = "SELECT CAST(version AS INTEGER) FROM migrations WHERE version > @Latest AND row_hash IS NOT row_hash(version, name, applied_at) LIMIT 1";

    private const string AppliedSql = "INSERT INTO migrations (version, name, applied_at) VALUES (@Version, @Name, @AppliedAt)";

    /// <summary>The scripts this program has, by version.</summary>
    public static IReadOnlyList<(long Version, string Name)> Known { get; } =
        typeof(Migrations).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Schema/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (long.Parse(name["Schema/".Length..][..4]), name["Schema/".Length..]))
            .ToList();

    /// <summary>The schema version this program writes.</summary>
    public static long Latest => Known[^1].Version;

    /// <summary>The schema version of a store; zero when it has none yet.</summary>
    public static long VersionOf(DbConnection store) => store.ExecuteScalar<long>(HasJournalSql) == 0 ? 0 : store.ExecuteScalar<long>(VersionSql);

    /// <summary>Applies what is missing.</summary>
    /// <returns>How many scripts ran; zero when the store was up to date.</returns>
    /// <exception cref="StoreException">The store was written by a newer program.</exception>
    public static int Migrate(SqliteConnection connection, DateTimeOffset now)
    {
        RequireKnown(connection);
        var current = VersionOf(connection);
        // The transaction waits for other writers: a second process finds the script applied.
        return Known.Where(script => script.Version > current).Count(script => connection.InTransaction(() => Apply(connection, script.Version, script.Name, now)));
    }

    /// <summary>True for a store that a newer program wrote.</summary>
    /// <exception cref="StoreException">It only looks so, because it is damaged.</exception>
    public static bool IsNewer(DbConnection store)
    {
        if (VersionOf(store) <= Latest)
            return false;
        if (store.ExecuteScalar<long?>(DamagedVersionSql, new { Latest }) is { } version)
            throw new StoreException(StoreFault.Damaged(store.DataSource, $"migration {version}: it is not what was written")) { IsDamage = true };
        return true;
    }

    /// <summary>Refuses a store whose schema this program does not know.</summary>
    /// <exception cref="StoreException">A newer program wrote it, or it is damaged so that it looks so.</exception>
    public static void RequireKnown(DbConnection store)
    {
        if (IsNewer(store))
            throw new StoreException($"{store.DataSource} has schema {VersionOf(store)}, and this program knows {Latest}: it was written by a newer version. Nothing was changed; run that version.");
    }

    /// <returns>False when the script was applied before.</returns>
    private static bool Apply(SqliteConnection connection, long version, string name, DateTimeOffset now)
    {
        connection.Execute(JournalSql);
        RequireKnown(connection);
        if (version <= connection.ExecuteScalar<long>(VersionSql))
            return false;
        connection.Execute(Script(name));
        connection.Execute(AppliedSql, new { Version = version, Name = name, AppliedAt = now });
        connection.KeepSchemaHash(version);
        connection.Execute($"PRAGMA application_id={Database.ApplicationId}");
        return true;
    }

    private static string Script(string name)
    {
        using var stream = typeof(Migrations).Assembly.GetManifestResourceStream($"Schema/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
