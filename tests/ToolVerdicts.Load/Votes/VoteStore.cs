using Dapper;
using ToolVerdicts.Importing;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Votes;

/// <summary>Stores with tools to vote on.</summary>
internal static class VoteStore
{
    private const int Captures = 50;

    /// <summary>A new store of invented tools.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="name">The file's name, without its extension.</param>
    /// <param name="count">How many pages it is imported from.</param>
    /// <returns>The store's path and the tools' slugs.</returns>
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
