using System.Diagnostics;

namespace ToolVerdicts.Load.Faults;

/// <summary>Compiles C libraries that replace system calls of a server by <c>LD_PRELOAD</c>.</summary>
internal static class Preload
{
    /// <summary>Compiles a library with gcc.</summary>
    /// <param name="folder">The folder for the library.</param>
    /// <param name="source">The path of the source from this program's folder, such as <c>Faults/io-errors.c</c>.</param>
    /// <returns>The value for <c>LD_PRELOAD</c>.</returns>
    /// <exception cref="InvalidOperationException">gcc reported an error.</exception>
    public static string Compile(string folder, string source)
    {
        var library = Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(source), ".so"));
        var input = Path.Combine(AppContext.BaseDirectory, source);
        using var compiler = Process.Start("gcc", ["-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library, input, "-ldl"]);
        compiler.End();
        if (compiler.ExitCode != 0)
            throw new InvalidOperationException($"gcc could not compile {source}.");
        // A library that is preloaded into this program stays preloaded: the suite can run under a clock that libfaketime sets.
        return Environment.GetEnvironmentVariable("LD_PRELOAD") is { Length: > 0 } own ? $"{library}:{own}" : library;
    }
}
