using System.CommandLine;
using ToolVerdicts.Backups;
using ToolVerdicts.Store;
using ToolVerdicts.Text;
using ToolVerdicts.Web.Hosting;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>backup</c> and <c>restore</c>: a verified copy of the store, and the way back.</summary>
internal static class Backups
{
    public static Command BackupCommand(CommandLineSettings line)
    {
        var file = FileNamed("A file that does not exist yet");
        var command = new Command("backup", "Copy the store into a file, while it is served or not, and verify the copy") { file };
        command.SetAction(parsed =>
        {
            var database = SiteOptions.Read(line.Configuration()).OpenStore();
            var path = Path.GetFullPath(parsed.GetValue(file)!);
            StoreFiles.ReadAhead(database.FilePath);
            Console.WriteLine(OneLine.Of($"{path} holds {Backup.Write(database, path, TimeProvider.System.GetUtcNow())}"));
            return ExitCode.Done;
        });
        return command;
    }

    public static Command RestoreCommand(CommandLineSettings line)
    {
        var file = FileNamed("A file that backup has written");
        var command = new Command("restore", "Verify a backup and put it in the store's place; the store that is there is kept under another name") { file };
        command.SetAction(parsed =>
        {
            var database = SiteOptions.Read(line.Configuration()).OpenStore();
            var (contents, former) = Restoring.Restore(parsed.GetValue(file)!, database, TimeProvider.System.GetUtcNow());
            Console.WriteLine(OneLine.Of($"{database.FilePath} holds {contents}"));
            if (former is not null)
                Console.WriteLine(OneLine.Of($"The store that was there is kept as {former}; delete it when nobody needs it."));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The command that brings a damaged store back.</summary>
    public static string WayBack(SiteOptions options)
    {
        var latest = options.Backup.Folder is { } folder && BackupRetention.List(folder) is [var path, ..] ? path : null;
        var program = Environment.ProcessPath is { } process && !Path.GetFileNameWithoutExtension(process).Equals("dotnet", StringComparison.Ordinal)
            ? process
            : $"dotnet {typeof(Site).Assembly.Location}";
        return $"Restore {(latest is null ? "a backup" : "the latest backup")} with: {program} restore {Quoted(latest ?? "FILE")} {Quoted($"--Store={options.Store}")}";
    }

    // As a shell takes it for one word.
    private static string Quoted(string word) => word.Any(letter => char.IsWhiteSpace(letter) || letter is '\'' or '"' or '$' or '&' or ';' or '(' or ')') ? $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'" : word;

    private static Argument<string> FileNamed(string description)
    {
        var file = new Argument<string>("FILE") { Description = description };
        file.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
                result.AddError("FILE is empty; name a file.");
        });
        return file;
    }
}
