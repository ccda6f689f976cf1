using ToolVerdicts.Load;

return args switch
{
    ["import"] => ImportBenchmark.Run(),
    [ImportRun.Verb, var count, var folder] when int.TryParse(count, out var captures) => ImportRun.Run(captures, folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/ToolVerdicts.Load -- import");
    return 2;
}
