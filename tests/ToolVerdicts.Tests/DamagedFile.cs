using System.Text;
using Dapper;
using ToolVerdicts.Store;

namespace ToolVerdicts.Tests;

/// <summary>Damages a store's file the way a failing disk does.</summary>
internal static class DamagedFile
{
    /// <summary>Fills a table's root page with zeros. The store must not be open.</summary>
    public static void Clear(string path, string table)
    {
        long page, size;
        using (var store = new Database(path).OpenWriter())
        {
            page = store.ExecuteScalar<long>("SELECT rootpage FROM sqlite_master WHERE name = @table", new { table });
            size = store.ExecuteScalar<long>("PRAGMA page_size");
        }

        using var file = File.OpenWrite(path);
        file.Position = (page - 1) * size;
        file.Write(new byte[size]);
    }

    /// <summary>Flips a bit in the first place where the file holds a text.</summary>
    public static void FlipBit(string path, string text)
    {
        var bytes = File.ReadAllBytes(path);
        var place = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
        place.ShouldBeGreaterThan(0, text);
        bytes[place] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
