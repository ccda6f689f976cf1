using Dapper;
using ToolVerdicts.Importing;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Votes;

/// <summary>Creates stores with generated tools to vote on.</summary>
internal static class VoteStore
{
    private const int Captures = 50;

    /// <summary>Imports generated captures into a new store.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="name">The file's name, without its extension.</param>
    /// <param name="count">The number of captures.</param>
    /// <returns>The path of the store's file, and the slugs of its tools.</returns>
    public static (string Path, IReadOnlyList<string> Slugs) Create(string folder, string name, int count = Captures)
    {
        var captures = Directory.CreateDirectory(Path.Combine(folder, $"{name}-captures")).FullName;
        CaptureGenerator.Write(captures, count);
        var path = Path.Combine(folder, $"{name}.db");
        using var store = new Database(path).OpenWriter();
        Migrations.Migrate(store, TimeProvider.System.GetUtcNow());
        foreach (var outcome in new Importer(store, TimeProvider.System).Import(Directory.GetFiles(captures)))
        {
            if (outcome.Refusal is { } refusal)
                throw new InvalidDataException($"{outcome.Path} was refused: {refusal}");
        }

        return (path, store.Query<string>("SELECT slug FROM tools ORDER BY id").AsList());
    }
}
