using Dapper;
using ToolVerdicts.Store;

namespace ToolVerdicts.Tests.Commands;

/// <summary>A folder with a store of the seeds and a content folder, on which the real program is run.</summary>
internal sealed class EditedFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;

    public string Store => Path.Combine(Root, "try.db");

    /// <summary>A folder whose store has the seeds.</summary>
    public static async Task<EditedFolder> WithSeedsAsync()
    {
        var folder = new EditedFolder();
        Directory.CreateDirectory(folder.PathOf(""));
        (await folder.RunAsync("import", Seeds.Folder)).ExitCode.ShouldBe(0);
        return folder;
    }

    public string PathOf(string file) => Path.Combine(Root, "content", file);

    public string? Read(string file) => File.Exists(PathOf(file)) ? File.ReadAllText(PathOf(file)) : null;

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public Task<ProgramRun> RunAsync(params string[] args) =>
        ProgramRun.OfAsync(Root, [.. args, $"--Store={Store}", $"--Content={Path.Combine(Root, "content")}"]);

    /// <summary>Runs the program, and expects that it did everything.</summary>
    public async Task<string> DoneAsync(params string[] args)
    {
        var run = await RunAsync(args);
        run.ExitCode.ShouldBe(0, run.Output + run.Errors);
        return run.Output;
    }

    public T? Ask<T>(string sql, object? parameters = null)
    {
        using var store = new Database(Store).OpenWriter();
        return store.ExecuteScalar<T>(sql, parameters);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
