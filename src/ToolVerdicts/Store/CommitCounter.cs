namespace ToolVerdicts.Store;

/// <summary>Detects commits of other connections.</summary>
public static class CommitCounter
{
    /// <summary>A number that changes whenever another connection, of this process or another one, has committed.</summary>
    public static long ReadCommitCounter(this DbConnection store) => store.ExecuteScalar<long>("PRAGMA data_version");
}
