using System.CommandLine;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>backup</c> and <c>restore</c>: a verified copy of the store, and the way back.</summary>
internal static class Backups
{
    public static Command BackupCommand(CommandLineSettings line)
    {
        var description = "Copy the store into a file, while the site serves it or not, and check the copy";
        return OnFile("backup", description, "A file that does not exist yet", line, (database, path) =>
        {
            StoreHeader.RequireKnownFormat(database.FilePath);
            var contents = Backup.Write(database, path);
            Console.WriteLine(OneLine.Of($"{path} holds {contents}; its SHA-256 is in {BackupHash.PathOf(path)}"));
        });
    }

    public static Command RestoreCommand(CommandLineSettings line)
    {
        var description = "Verify a backup and put it in the store's place; the former store is kept under another name";
        return OnFile("restore", description, "A file written by the backup verb", line, (database, backup) =>
        {
            var erasures = SiteOptions.Read(line.Configuration()).Erasures;
            var (contents, hasHash, former) = StoreRestore.Restore(backup, database, SiteClock.Instance.GetUtcNow(), erasures);
            Console.WriteLine(OneLine.Of($"{database.FilePath} holds {contents}"));
            if (!hasHash)
                Console.WriteLine(OneLine.Of($"There is no {BackupHash.PathOf(backup)}, so only the structure of the backup was checked."));
            if (former is not null)
                Console.WriteLine(OneLine.Of($"The former store is kept as {former}; delete it when nobody needs it."));
            Console.WriteLine("Mail is held, so that nobody gets it twice: look at digest status, then let it go with digest resume.");
        });
    }

    /// <summary>The sentence with the command that replaces a damaged store by a backup.</summary>
    public static string DescribeRestore(SiteOptions options)
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
        word.Any(letter => char.IsWhiteSpace(letter) || "'\"$&;()".Contains(letter))
            ? $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"
            : word;

    private static Command OnFile(
        string name, string description, string fileDescription, CommandLineSettings line, Action<Database, string> run)
    {
        var file = new Argument<string>("FILE") { Description = fileDescription };
        file.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
                result.AddError("FILE is empty; name a file.");
        });
        var command = new Command(name, description) { file };
        command.SetAction(parsed =>
        {
            run(SiteOptions.Read(line.Configuration()).OpenStore(), Path.GetFullPath(parsed.GetValue(file)!));
            return ExitCode.Done;
        });
        return command;
    }
}
