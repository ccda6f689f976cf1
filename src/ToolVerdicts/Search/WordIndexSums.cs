using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Store;

namespace ToolVerdicts.Search;

/// <summary>
/// What the indexes of words came to when they were last written: a disk that has changed them since is found out (0016_lasting_damage.sql). While an import
/// goes on there is no such sum.
/// </summary>
public static class WordIndexSums
{
    internal const string CountSql = "SELECT COUNT(*) FROM word_index_sums";

    internal const string KeepSql = "INSERT INTO word_index_sums (name, sum) SELECT name, sum FROM word_indexes";

    internal const string ForgetSql = "DELETE FROM word_index_sums";

    internal const string RemakeTextsSql = "INSERT INTO tool_texts (tool_texts) VALUES ('rebuild')";

    internal const string RemakeNamesSql = "INSERT INTO tool_names (tool_names) VALUES ('rebuild')";

    /// <summary>False while an import goes on, and after one that was killed.</summary>
    public static bool HasWordIndexSums(this DbConnection store) => store.ExecuteScalar<long>(CountSql) > 0;

    /// <summary>Keeps the sums of the indexes as they are. Only for whoever has had them from a store that kept them, and knows all that was written since.</summary>
    public static void KeepWordIndexSums(this SqliteConnection store) => store.InTransaction(() =>
    {
        store.ForgetWordIndexSums();
        return store.Execute(KeepSql);
    });

    /// <summary>Says that the indexes are about to change. Runs in the transaction that changes them.</summary>
    public static void ForgetWordIndexSums(this DbConnection store) => store.Execute(ForgetSql);

    /// <summary>Where nothing tells whether the indexes are whole, makes them anew from their texts, which takes a minute for a hundred thousand tools.</summary>
    public static void RequireWordIndexSums(this SqliteConnection store)
    {
        if (store.HasWordIndexSums())
            return;
        store.InTransaction(() => store.Execute(RemakeTextsSql) + store.Execute(RemakeNamesSql));
        store.KeepWordIndexSums();
    }
}
