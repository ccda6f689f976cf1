using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary>The program's command line: with no verb it serves.</summary>
public static class Verbs
{
    public static async Task<int> RunAsync(string[] args)
    {
        var line = CommandLineSettings.Split(args);
        var parsed = Parse(line);
        var mistakes = FindMistakes(parsed, line);
        if (mistakes.Count > 0)
        {
            foreach (var mistake in mistakes)
                await Console.Error.WriteLineAsync(mistake);
            await Console.Error.WriteLineAsync("Run with --help for the verbs and their options.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // The host ends the site on a signal; a second handler fails when a second signal comes.
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception fault) when (Explain(fault, line) is { } sentence)
        {
            // Faults that an operator can mend are printed as one sentence, here alone; all others keep their stack trace.
            var restoreHint = StoreFault.IsDamage(fault) ? $" {Backups.DescribeRestore(SiteOptions.Read(line.Configuration()))}" : "";
            await Console.Error.WriteLineAsync(OneLine.Of($"{sentence}{restoreHint}"));
            return ExitCode.CouldNotRun;
        }
    }

    /// <summary>The mistakes in a command line, one line each.</summary>
    public static IReadOnlyList<string> FindMistakes(string[] args)
    {
        var line = CommandLineSettings.Split(args);
        return FindMistakes(Parse(line), line);
    }

    // "@spam.example" is a domain, and no file with more arguments.
    private static ParseResult Parse(CommandLineSettings line) =>
        Root(line).Parse(line.Verbs, new ParserConfiguration { ResponseFileTokenReplacer = null });

    private static List<string> FindMistakes(ParseResult parsed, CommandLineSettings line)
    {
        // Sentences of the parser, and what they repeat, can have several lines.
        var mistakes = parsed.Errors.Select(error => error.Message).Append(line.Mistake).OfType<string>()
            .Select(sentence => OneLine.Of(Wording.Collapse(sentence))).ToList();
        if (mistakes.Count > 0)
        {
            mistakes.AddRange(line.Verbs.Where(arg => arg.StartsWith("--", StringComparison.Ordinal)).Select(SettingNames.NearestTo)
                .OfType<string>().Distinct().Select(name => $"Did you mean --{name}=…?"));
        }

        return mistakes;
    }

    private static RootCommand Root(CommandLineSettings line)
    {
        var root = new RootCommand(
            "Tool Verdicts: compare tools side by side. With no verb it serves the site. "
            + "Settings, such as --Store=FILE, fit every verb.")
        {
            Plan.Command(line), Apply.Command(line), Preview.Command(line), Questions.ListCommand(line), Questions.DecideCommand(line),
            History.Command(line), Undo.Command(line), New.Command(line), ToolMoves.RenameCommand(line), ToolMoves.MergeCommand(line),
            Remove.Command(line), Export.Command(line),
            Import.Command(line), Check.Command(line), Backups.BackupCommand(line), Backups.RestoreCommand(line), Votes.Command(line),
            Digests.Command(line), Subscribers.Command(line), Stats.Command(line),
            SettingList.Command(line),
        };
        root.SetAction((_, _) => Serve.RunAsync(line));
        return root;
    }

    private static string? Explain(Exception fault, CommandLineSettings line) => fault switch
    {
        SettingException or StoreException or ContentException => fault.Message,
        InvalidDataException => ConfigFile.Explain(fault),
        System.Data.Common.DbException or System.Data.DataException or System.Text.Json.JsonException =>
            StoreFault.Explain(fault, SiteOptions.Read(line.Configuration()).Store),
        _ => null,
    };
}
