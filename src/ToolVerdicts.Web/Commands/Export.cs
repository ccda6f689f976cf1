using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>export FOLDER</c>: the content folder of a store, captures included.</summary>
internal static class Export
{
    public static Command Command(CommandLineSettings line)
    {
        var folder = new Argument<string>("FOLDER") { Description = "A folder that does not exist, or is empty" };
        var command = new Command("export", "Write the content folder of the store, so that apply makes an empty store the same")
        {
            folder,
        };
        command.SetAction(parsed => Run(line, parsed.GetValue(folder)!));
        return command;
    }

    private static int Run(CommandLineSettings line, string folder)
    {
        var options = SiteOptions.Read(line.Configuration());
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            Console.WriteLine(OneLine.Of($"{folder} is not empty; name another folder. Nothing was written."));
            return ExitCode.Findings;
        }

        var now = SiteClock.Instance.GetUtcNow();
        using var store = options.OpenStore().OpenUpgraded(now);
        try
        {
            // One state of the store, also while a site serves it.
            store.InSnapshot(() => Write(store, folder));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ContentException($"{folder} cannot be written: {fault.Message.TrimEnd('.')}.", fault);
        }

        var (_, _, _, faults) = EditorFiles.Read(folder, DateOnly.FromDateTime(now.UtcDateTime));
        if (faults.Count == 0)
            return ExitCode.Done;
        // Captures can have names that no file of an editor may hold.
        Console.WriteLine("apply refuses the folder until these are mended:");
        PlanReport.PrintFaults(faults);
        return ExitCode.Findings;
    }

    // A part of the folder looks like all of it, and apply would take it for that.
    private static bool Write(DbConnection store, string folder)
    {
        var isNew = !Directory.Exists(folder);
        try
        {
            WriteAll(store, folder);
            return true;
        }
        catch
        {
            Clear(folder, isNew);
            throw;
        }
    }

    private static void Clear(string folder, bool isNew)
    {
        if (!Directory.Exists(folder))
            return;
        if (isNew)
        {
            Directory.Delete(folder, recursive: true);
            return;
        }

        foreach (var part in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (part is DirectoryInfo within)
                within.Delete(recursive: true);
            else
                part.Delete();
        }
    }

    private static void WriteAll(DbConnection store, string folder)
    {
        var ((files, drafts), captures) = (store.ListFilesToExport(), store.ListCapturesToExport());
        foreach (var file in files)
            File.WriteAllText(Place(file.Path), file.Text);
        // Some file systems take two spellings of a name for one.
        var names = captures.GroupBy(capture => (capture.Seen, capture.FileName.ToUpperInvariant()))
            .ToDictionary(group => group.Key, group => group.Count());
        foreach (var days in captures.GroupBy(capture => capture.Id))
        {
            var content = store.LoadPage(days.First());
            foreach (var capture in days)
            {
                var isShared = names[(capture.Seen, capture.FileName.ToUpperInvariant())] > 1;
                CapturesFolder.Write(Place(CapturesFolder.PathOf(capture, isShared)), capture, content);
            }
        }

        var pages = captures.DistinctBy(capture => capture.Id).Count();
        Console.WriteLine(OneLine.Of(
            $"{Counted.Of(files.Count, "file")} and {Counted.Of(pages, "capture")} are written to {folder}. "
            + "Votes, bookmarks and subscribers are not content and are not in it; backup copies them."));
        if (store.CountErased() is > 0 and var erased)
            Console.WriteLine($"Left out: {Counted.Of(erased, "removed page")}, with what the store kept of the other tools on them.");
        foreach (var path in drafts)
        {
            Console.WriteLine(OneLine.Of(
                $"{path} is written as a draft: no page shows its tool any longer, and it has no name of its own."));
        }

        string Place(string path)
        {
            var place = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            return place;
        }
    }
}
