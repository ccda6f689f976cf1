using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>
/// The store: one SQLite file. As a data source it gives read-only connections from a pool. A connection that writes is opened by
/// <see cref="OpenWriter"/> and belongs to its caller.
/// </summary>
public sealed class Database : DbDataSource
{
    /// <summary>"TVdb": tells stores of this program from other SQLite files.</summary>
    public const int ApplicationId = 0x54566462;

    // Set on every connection, because SQLite stores none of these settings in the file. secure_delete overwrites deleted rows: visitors
    // are promised that nothing of theirs is left.
    private const string ConnectionSql =
        "PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA mmap_size=0; PRAGMA synchronous=FULL; "
        + "PRAGMA secure_delete=ON;";

    internal const string DefinitionCountSql = "SELECT COUNT(*) FROM sqlite_master";

    internal const string OwnTablesSql =
        "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('migrations', 'captures', 'tools', 'votes')";

    private const int OwnTables = 4;

    // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE
    private const int NoCheckpointOnClose = 1006;

    private readonly ReaderPool _readers;

    static Database() => ColumnTypes.Register();

    /// <summary>Names a store without opening it.</summary>
    /// <param name="path">The file, which need not exist yet.</param>
    public Database(string path)
    {
        FilePath = ResolveLink(Path.GetFullPath(path));
        ConnectionString = BuildConnectionString(SqliteOpenMode.ReadOnly);
        _readers = new ReaderPool(ConnectionString);
    }

    /// <summary>The version of SQLite in use, such as "3.53.4".</summary>
    public static string SqliteVersion => raw.sqlite3_libversion().utf8_to_string();

    /// <summary>The file's full path. A symbolic link is followed, so that a store has one lock whatever name it is opened by.</summary>
    public string FilePath { get; }

    /// <inheritdoc/>
    public override string ConnectionString { get; }

    /// <summary>Opens a connection that writes, creating the file and its folder when they are missing.</summary>
    /// <exception cref="StoreException">
    /// The file cannot be opened for writing, or is no store of this program. It was not changed.
    /// </exception>
    public DbConnection OpenWriter()
    {
        try
        {
            StoreFiles.CreatePrivateFolder(Path.GetDirectoryName(FilePath)!);
            // SQLite gives the log and its index the mode of the file.
            StoreFiles.CreatePrivateIfMissing(FilePath);
            return OpenOwnStore();
        }
        catch (Exception fault) when (fault is not StoreException && StoreFault.Explain(fault, FilePath) is { } sentence)
        {
            throw new StoreException(sentence, fault);
        }
    }

    /// <summary>Closes the idle connections of the pool; a connection in use is closed when it is returned.</summary>
    public void CloseReaders() => _readers.Clear();

    /// <summary>
    /// Runs <paramref name="read"/>, which must not write, and then deletes the write-ahead log if there was none before: a read-only
    /// connection creates one and cannot delete it.
    /// </summary>
    public T RunReadOnly<T>(Func<T> read)
    {
        var log = $"{FilePath}-wal";
        var isOneFile = !File.Exists(log);
        try
        {
            return read();
        }
        finally
        {
            CloseReaders();
            if (isOneFile && File.Exists(log))
                RemoveLog();
        }
    }

    /// <summary>Opens a read-only connection that is not of the pool: closing it closes the file.</summary>
    internal DbConnection OpenUnpooled() => Open(new StoreConnection(ConnectionString));

    /// <summary>
    /// Refuses a file of another program, and a store that was written before the first release. A file without tables is accepted.
    /// </summary>
    /// <param name="connection">An open connection to the file.</param>
    /// <exception cref="StoreException">The file is no store of this program, or the part that identifies it is damaged.</exception>
    public void RequireOwnStore(DbConnection connection)
    {
        // The definitions are counted first: the first migration, which may be committed in between, sets the application id.
        if (connection.ExecuteScalar<long>(DefinitionCountSql) == 0)
            return;
        if (connection.ExecuteScalar<long>("PRAGMA application_id") == ApplicationId)
        {
            Migrations.RequireBaseline(connection);
            return;
        }

        throw connection.ExecuteScalar<long>(OwnTablesSql) == OwnTables
            ? new StoreException(StoreFault.Damaged(FilePath, "its header names another program")) { IsDamage = true }
            : new StoreException($"{FilePath} is a database of another program; name another file with --Store=FILE.");
    }

    /// <inheritdoc/>
    protected override DbConnection CreateDbConnection() => _readers.Take();

    /// <inheritdoc/>
    protected override DbConnection OpenDbConnection() => Opened(_readers.Take());

    /// <inheritdoc/>
    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) =>
        Opened(await _readers.TakeAsync(cancellationToken));

    private static StoreConnection Opened(StoreConnection reader)
    {
        if (reader.State != ConnectionState.Open)
            Open(reader);
        return reader;
    }

    private SqliteConnection OpenOwnStore()
    {
        var hasLog = new FileInfo($"{FilePath}-wal") is { Exists: true, Length: > 0 };
        var connection = Open(new StoreConnection(BuildConnectionString(SqliteOpenMode.ReadWriteCreate)));
        try
        {
            RequireOwnStore(connection);
            connection.Execute("PRAGMA journal_mode=WAL");
            return connection;
        }
        catch
        {
            // A refused file stays as it is: SQLite would copy a log that it finds into the file when the last connection closes.
            if (hasLog)
                raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, 1, out _);
            // Closed here, and not by the garbage collector, which could remove the log of another file of this name by then.
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Open(SqliteConnection connection)
    {
        try
        {
            connection.Open();
            connection.Execute(ConnectionSql);
            return connection;
        }
        catch
        {
            // Closed first, so that the pool does not take it back.
            connection.Close();
            connection.Dispose();
            throw;
        }
    }

    // SQLite removes the log when the last connection closes, if that connection may write.
    private void RemoveLog()
    {
        try
        {
            OpenWriter().Dispose();
        }
        catch (StoreException)
        {
            // A store that cannot be written or read keeps its log.
        }
    }

    private static string ResolveLink(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        }
        catch (IOException)
        {
            // Links in a circle: opening the file reports them.
            return path;
        }
    }

    // The provider's pool is off: ReaderPool also keeps each connection's settings and compiled statements.
    private string BuildConnectionString(SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = FilePath, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString();
}
