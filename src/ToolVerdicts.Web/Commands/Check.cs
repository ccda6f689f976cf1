using System.CommandLine;
using ToolVerdicts.Checking;
using ToolVerdicts.Store;
using ToolVerdicts.Text;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>check</c>: is the file whole, is every stored fact what its capture says, and every tally what its votes come to?</summary>
internal static class Check
{
    public static Command Command(CommandLineSettings line)
    {
        var command = new Command("check", "Check the store's file, its references, every fact against its capture, and every tally against its votes");
        command.SetAction(_ => Run(SiteOptions.Read(line.Configuration()).OpenStore()));
        return command;
    }

    private static int Run(Database database)
    {
        if (!File.Exists(database.FilePath))
            throw new StoreException($"{database.FilePath} does not exist; name a store with --Store=FILE.");
        StoreFiles.ReadAhead(database.FilePath);
        var findings = 0;
        foreach (var finding in database.LookInto(() => StoreCheck.Run(database)))
        {
            findings++;
            Console.WriteLine(OneLine.Of(finding));
        }

        var store = OneLine.Of(database.FilePath);
        Console.WriteLine(findings == 0
            ? $"{store} is whole, every fact in it is what its captures say, and every tally what its votes come to."
            : $"{store} has {findings:N0} {(findings == 1 ? "fault" : "faults")}.");
        return findings == 0 ? ExitCode.Done : ExitCode.Findings;
    }
}
