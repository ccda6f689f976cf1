using System.Diagnostics;

namespace ToolVerdicts.Load.Faults;

/// <summary>Libraries in C that stand between a server and its disk.</summary>
internal static class Preload
{
    /// <summary>Compiles one.</summary>
    /// <param name="folder">Where it is put.</param>
    /// <param name="source">Its source's path from this program's folder, such as <c>Faults/io-errors.c</c>.</param>
    /// <returns>What to name in <c>LD_PRELOAD</c>.</returns>
    public static string Compile(string folder, string source)
    {
        var library = Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(source), ".so"));
        using var compiler = Process.Start("gcc", ["-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library, Path.Combine(AppContext.BaseDirectory, source), "-ldl"]);
        compiler.End();
        if (compiler.ExitCode != 0)
            throw new InvalidOperationException($"gcc could not compile {source}.");
        // A library that this program itself runs under stays: the suite runs under a clock that libfaketime sets.
        return Environment.GetEnvironmentVariable("LD_PRELOAD") is { Length: > 0 } own ? $"{library}:{own}" : library;
    }
}
