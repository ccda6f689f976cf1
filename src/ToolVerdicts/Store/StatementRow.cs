using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>A row of a prepared query, readable until the query is run again. Columns count from 0.</summary>
internal readonly struct StatementRow(sqlite3_stmt statement)
{
    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();
}
