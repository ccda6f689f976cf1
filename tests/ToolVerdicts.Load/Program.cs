using ToolVerdicts.Load;
using ToolVerdicts.Load.Digests;

return args switch
{
    ["import"] => ImportBenchmark.Run(),
    [ImportRun.Verb, var count, var folder] when int.TryParse(count, out var captures) => ImportRun.Run(captures, folder),
    _ => await DigestRuns.RunAsync(args) ?? Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/ToolVerdicts.Load -- import");
    Console.Error.WriteLine($"or: {DigestRuns.Usage}");
    return 2;
}
