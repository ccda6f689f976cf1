using System.Reflection;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Spectre.Console;
using ToolVerdicts.Load.Commands;

/// <summary>
/// Runs the program many times in one process, so that a test need not wait for the runtime each time. The runtime calls the hook before
/// the program's entry point (DOTNET_STARTUP_HOOKS), which is why the class has this name and no namespace.
/// </summary>
#pragma warning disable MA0047 // The runtime finds the hook by its name alone.
internal static class StartupHook
#pragma warning restore MA0047
{
    /// <summary>Runs the program for each line of the input, until the input ends.</summary>
    public static void Initialize()
    {
        // For this process alone, not for those that it starts.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        using var replies = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        while (Console.In.ReadLine() is { } line)
            replies.WriteLine(JsonSerializer.Serialize(Run(JsonSerializer.Deserialize<VerbRequest>(line)!)));
        Environment.Exit(0);
    }

    private static VerbReply Run(VerbRequest request)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Console.SetOut(TextWriter.Synchronized(output));
        Console.SetError(TextWriter.Synchronized(errors));
        AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings());
        Directory.SetCurrentDirectory(request.Folder);
        var exitCode = (int)Assembly.GetEntryAssembly()!.EntryPoint!.Invoke(null, [request.Args])!;
        SqliteConnection.ClearAllPools();
        return new VerbReply(exitCode, output.ToString(), errors.ToString());
    }
}
