using System.CommandLine;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>backup</c> and <c>restore</c>: a verified copy of the store, and the way back.</summary>
internal static class Backups
{
    public static Command BackupCommand(CommandLineSettings line)
    {
        var file = FileNamed("A file that does not exist yet");
        var command = new Command("backup", "Copy the store into a file, while the site serves it or not, and check the copy") { file };
        command.SetAction(parsed =>
        {
            var database = SiteOptions.Read(line.Configuration()).OpenStore();
            var path = Path.GetFullPath(parsed.GetValue(file)!);
            StoreHeader.RequireKnownFormat(database.FilePath);
            var contents = Backup.Write(database, path);
            Console.WriteLine(OneLine.Of($"{path} holds {contents}; its SHA-256 is in {BackupHash.PathOf(path)}"));
            return ExitCode.Done;
        });
        return command;
    }

    public static Command RestoreCommand(CommandLineSettings line)
    {
        var file = FileNamed("A file written by the backup verb");
        var description = "Verify a backup and put it in the store's place; the former store is kept under another name";
        var command = new Command("restore", description) { file };
        command.SetAction(parsed =>
        {
            var database = SiteOptions.Read(line.Configuration()).OpenStore();
            var backup = Path.GetFullPath(parsed.GetValue(file)!);
            var (contents, hasHash, former) = Restoring.Restore(backup, database, TimeProvider.System.GetUtcNow());
            Console.WriteLine(OneLine.Of($"{database.FilePath} holds {contents}"));
            if (!hasHash)
                Console.WriteLine(OneLine.Of($"There is no {BackupHash.PathOf(backup)}, so only the structure of the backup was checked."));
            if (former is not null)
                Console.WriteLine(OneLine.Of($"The former store is kept as {former}; delete it when nobody needs it."));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The sentence with the command that replaces a damaged store by a backup.</summary>
    public static string WayBack(SiteOptions options)
    {
        var latest = options.Backup.Folder?.List() is [var (path, _), ..] ? path : null;
        var program = Environment.ProcessPath is { } process && Path.GetFileNameWithoutExtension(process) != "dotnet"
            ? process
            : $"dotnet {typeof(Site).Assembly.Location}";
        var command = $"{program} restore {Quoted(latest ?? "FILE")} {Quoted($"--Store={options.Store}")}";
        return $"Restore {(latest is null ? "a backup" : "the latest backup")} with: {command}";
    }

    // Quoted for a shell where needed.
    private static string Quoted(string word) =>
        word.Any(letter => char.IsWhiteSpace(letter) || letter is '\'' or '"' or '$' or '&' or ';' or '(' or ')')
            ? $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"
            : word;

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
