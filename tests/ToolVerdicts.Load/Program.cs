using ToolVerdicts.Load;
using ToolVerdicts.Load.Backups;
using ToolVerdicts.Load.Digests;
using ToolVerdicts.Load.Faults;
using ToolVerdicts.Load.Hostile;
using ToolVerdicts.Load.Pages;
using ToolVerdicts.Load.Scale;
using ToolVerdicts.Load.Votes;

const int UsualRounds = 200;

return args switch
{
    ["import"] => ImportBenchmark.Run(),
    [ImportRun.Verb, var count, var folder] when int.TryParse(count, out var captures) => ImportRun.Run(captures, folder),
    [MutatedCaptures.Verb, var count] when int.TryParse(count, out var captures) => MutatedCaptures.Run(captures),
    [MutatedCaptures.ContainerVerb, var count] when int.TryParse(count, out var captures) =>
        MutatedCaptures.Run(captures, areContainers: true),
    [TypedNames.Verb] => await TypedNames.RunAsync(),
    ["votes-crash"] => VoteCrash.Run(UsualRounds),
    ["votes-crash", var count] when int.TryParse(count, out var rounds) => VoteCrash.Run(rounds),
    ["votes-bench"] => VoteBenchmark.Run(),
    [VoteServer.Verb, var name, var store, var number]
        when Enum.TryParse<WritePath>(name, out var path) && int.TryParse(number, out var port) =>
        await VoteServer.RunAsync(path, store, port),
    ["pages-bench"] => await PageBenchmark.RunAsync(),
    ["busy-bench"] => BusyBenchmark.Run(),
    ["start-bench"] => StartBenchmark.Run(),
    [GrowthBenchmark.Verb, var file] => await GrowthBenchmark.RunAsync(file),
    [CriteriaBenchmark.Verb, var file] => await CriteriaBenchmark.RunAsync(file, published: null),
    [CriteriaBenchmark.Verb, var file, var published] => await CriteriaBenchmark.RunAsync(file, published),
    [BareServer.Verb, var folder, var number] when int.TryParse(number, out var port) => await BareServer.RunAsync(folder, port),
    [ScaleStore.Verb, var file, var tools, var votes]
        when int.TryParse(tools, out var toolCount) && int.TryParse(votes, out var voteCount) =>
        ScaleStore.Run(file, toolCount, voteCount),
    [ScaleStore.Verb, var file, var tools, var votes, var each]
        when int.TryParse(tools, out var toolCount) && int.TryParse(votes, out var voteCount) && int.TryParse(each, out var statements) =>
        ScaleStore.Run(file, toolCount, voteCount, statements),
    [BareServer.CachedVerb, var folder, var number] when int.TryParse(number, out var port) =>
        await BareServer.RunAsync(folder, port, isCached: true),
    _ => await DigestRuns.RunAsync(args)
        ?? BackupRuns.Run(args)
        ?? await FaultRuns.RunAsync(args)
        ?? await HostileRuns.RunAsync(args)
        ?? PrintHelp(),
};

static int PrintHelp()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/ToolVerdicts.Load -- VERB [ARGUMENTS]");
    foreach (var (verb, measured, control) in Help.Verbs)
        Console.Error.WriteLine($"  {verb,-34} {measured}. {(control is null ? "No control" : $"Control: {control}")}.");
    return 2;
}
