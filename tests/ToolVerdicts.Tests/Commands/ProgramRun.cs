using System.Diagnostics;
using ToolVerdicts.Load.Commands;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Tests.Commands;

/// <summary>One run of the real program.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs a verb of the program to its end, in a process that ran others before; without a verb, in one of its own.</summary>
    public static async Task<ProgramRun> OfAsync(string folder, params string[] args)
    {
        if (args is not [[not '-', ..], ..])
            return await AloneAsync(folder, args);
        var reply = await WarmProgram.RunAsync(folder, args, Patience);
        return new ProgramRun(reply.ExitCode, reply.Output, reply.Errors);
    }

    /// <summary>Runs the program to its end, in a process of its own.</summary>
    public static async Task<ProgramRun> AloneAsync(string folder, params string[] args)
    {
        using var process = new Process { StartInfo = StartOf(folder, args) };
        return await OfAsync(process);
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<ProgramRun> OfAsync(Process process)
    {
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            // One that serves where it ought to have refused would be waited for without end.
            process.Kill(entireProcessTree: true);
            await process.EndAsync();
        }

        return new ProgramRun(process.ExitCode, await output.WithinAsync("the end of the output"),
            await errors.WithinAsync("the end of the error output"));
    }

    /// <summary>Asserts that the program did not run and said why in one sentence, and nothing else.</summary>
    public void ShouldBeOneSentence(string part)
    {
        Errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(part);
        Output.ShouldBeEmpty();
        ExitCode.ShouldBe(3);
    }

    /// <summary>Starts the program.</summary>
    public static Process Start(string folder, params string[] args) => Process.Start(StartOf(folder, args))!;

    /// <summary>How the program is started.</summary>
    public static ProcessStartInfo StartOf(string folder, params string[] args) => new("dotnet", [typeof(Site).Assembly.Location, .. args])
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };
}
