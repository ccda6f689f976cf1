namespace ToolVerdicts.Store;

/// <summary>
/// Brings a store to the schema that this program knows. Each script runs in one transaction, so that it can be interrupted.
/// </summary>
public static class Migrations
{
    private const string JournalSql =
        "CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)";

    private const string HasJournalSql = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'migrations'";

    private const string VersionSql = "SELECT COALESCE(MAX(CAST(version AS INTEGER)), 0) FROM migrations";

    private const string FirstNameSql = "SELECT name FROM migrations ORDER BY version LIMIT 1";

    // Every version of the program writes the version at the beginning of the name, so a version that differs from it is damage.
    private const string DamagedVersionSql =
        "SELECT COUNT(*) FROM migrations WHERE typeof(version) <> 'integer' OR name NOT LIKE printf('%04d', version) || '%'";

    private const string AppliedSql = "INSERT INTO migrations (version, name, applied_at) VALUES (@Version, @Name, @AppliedAt)";

    private const string Folder = "Schema/";

    /// <summary>The scripts of this program, by version.</summary>
    public static IReadOnlyList<Migration> Known { get; } =
        typeof(Migrations).Assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource => resource[Folder.Length..])
            .Select(name => new Migration(long.Parse(name[..4]), name, Read(name)))
            .ToList();

    /// <summary>The schema version that this program writes.</summary>
    public static long Latest => Known[^1].Version;

    /// <summary>The schema version of a store; 0 when it has none yet.</summary>
    public static long VersionOf(DbConnection store) =>
        store.ExecuteScalar<long>(HasJournalSql) == 0 ? 0 : store.ExecuteScalar<long>(VersionSql);

    /// <summary>Applies the scripts that the store lacks.</summary>
    /// <param name="store">An open connection that writes.</param>
    /// <param name="now">The time to record.</param>
    /// <param name="scripts">The scripts, by version; null for those of this program.</param>
    /// <returns>How many scripts ran.</returns>
    /// <exception cref="StoreException">The store was written by a newer program.</exception>
    public static int Migrate(DbConnection store, DateTimeOffset now, IReadOnlyList<Migration>? scripts = null)
    {
        scripts ??= Known;
        RequireKnown(store, scripts);
        var current = VersionOf(store);
        return scripts.Where(script => script.Version > current)
            .Count(script => store.InTransaction(() => Apply(store, script, scripts, now)));
    }

    /// <summary>True for a store that a newer program wrote.</summary>
    /// <param name="store">An open connection.</param>
    /// <param name="scripts">The scripts, by version; null for those of this program.</param>
    public static bool IsNewer(DbConnection store, IReadOnlyList<Migration>? scripts = null) =>
        VersionOf(store) > (scripts ?? Known)[^1].Version;

    /// <summary>Refuses a store whose schema this program does not know.</summary>
    /// <param name="store">An open connection.</param>
    /// <param name="scripts">The scripts, by version; null for those of this program.</param>
    /// <exception cref="StoreException">A newer program wrote the store.</exception>
    public static void RequireKnown(DbConnection store, IReadOnlyList<Migration>? scripts = null)
    {
        scripts ??= Known;
        if (IsNewer(store, scripts))
        {
            throw new StoreException(
                $"{store.DataSource} has schema {VersionOf(store)}, and this program knows {scripts[^1].Version}: it was written by a "
                + "newer version. Nothing was changed; run that version.");
        }
    }

    /// <summary>Refuses a store that does not begin with the baseline: one that was written before the first release.</summary>
    /// <param name="store">An open connection to a store that has definitions.</param>
    /// <exception cref="StoreException">The store is older than the baseline, or damaged.</exception>
    internal static void RequireBaseline(DbConnection store)
    {
        if (store.ExecuteScalar<long>(HasJournalSql) == 0)
            return;
        if (store.ExecuteScalar<long>(DamagedVersionSql) > 0)
        {
            var sentence = StoreFault.Damaged(store.DataSource, "a row of migrations is not what was written");
            throw new StoreException(sentence) { IsDamage = true };
        }

        if (store.ExecuteScalar<string>(FirstNameSql) is { } first && first != Known[0].Name)
        {
            throw new StoreException(
                $"{store.DataSource} was written before the first release, and this version cannot open it. Nothing was changed; "
                + "import its captures into a new store, or open it with the version that wrote it.");
        }
    }

    // Another process may have applied the script while this one waited for the transaction; then the answer is false.
    private static bool Apply(DbConnection store, Migration script, IReadOnlyList<Migration> scripts, DateTimeOffset now)
    {
        store.Execute(JournalSql);
        RequireKnown(store, scripts);
        if (script.Version <= store.ExecuteScalar<long>(VersionSql))
            return false;
        store.Execute(script.Script);
        store.Execute(AppliedSql, new { script.Version, script.Name, AppliedAt = now });
        store.Execute($"PRAGMA application_id={Database.ApplicationId}");
        return true;
    }

    private static string Read(string name)
    {
        using var stream = typeof(Migrations).Assembly.GetManifestResourceStream(Folder + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
