using System.Data.Common;
using ToolVerdicts.Captures.Reading;

namespace ToolVerdicts.Checking;

/// <summary>Holds a table of one store against the same table of another.</summary>
internal static class StoreDifferences
{
    /// <summary>Reads a table from both, row beside row.</summary>
    /// <param name="store">What is checked.</param>
    /// <param name="again">What it ought to be.</param>
    /// <param name="table">The table's name, how many of the columns are its key, and the query that lists it by them.</param>
    /// <param name="source">What says how it ought to be, in the singular.</param>
    /// <returns>One sentence for each row that is missing or too many, and for each column that differs.</returns>
    public static IEnumerable<string> Of(DbConnection store, DbConnection again, (string Name, int KeyColumns, string Sql) table, string source)
    {
        using var stored = StoreDump.Rows(store, table.Sql).GetEnumerator();
        using var said = StoreDump.Rows(again, table.Sql).GetEnumerator();
        var (hasStored, hasSaid) = (stored.MoveNext(), said.MoveNext());
        while (hasStored || hasSaid)
        {
            var order = !hasStored ? 1 : !hasSaid ? -1 : Compare(stored.Current, said.Current, table.KeyColumns);
            if (order < 0)
                yield return $"{table.Name} {Key(stored.Current, table.KeyColumns)}: no {source} says so";
            else if (order > 0)
                yield return $"{table.Name} {Key(said.Current, table.KeyColumns)}: the {source}s say so, but it is not there";
            else
            {
                foreach (var (column, value) in stored.Current.Where(column => !Equals(column.Value, said.Current[column.Key])))
                    yield return $"{table.Name} {Key(stored.Current, table.KeyColumns)}: {column} is {Shown(value)}, but the {source}s say {Shown(said.Current[column])}";
            }

            if (order <= 0)
                hasStored = stored.MoveNext();
            if (order >= 0)
                hasSaid = said.MoveNext();
        }
    }

    // The order in which the queries list their rows.
    private static int Compare(IDictionary<string, object?> a, IDictionary<string, object?> b, int keyColumns) => a.Values.Zip(b.Values).Take(keyColumns)
        .Select(pair => pair is (long x, long y) ? x.CompareTo(y) : string.CompareOrdinal(pair.First?.ToString(), pair.Second?.ToString()))
        .FirstOrDefault(order => order != 0);

    private static string Key(IDictionary<string, object?> row, int keyColumns) => string.Join(" ", row.Values.Take(keyColumns).Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value));

    private static string Shown(object? value) => value switch
    {
        null => "not stated",
        string text => Excerpt.Of(text),
        byte[] bytes => $"the bytes {Excerpt.Of(Convert.ToHexString(bytes))}",
        _ => value.ToString()!,
    };
}
