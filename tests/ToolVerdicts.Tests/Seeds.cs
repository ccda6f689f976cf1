using ToolVerdicts.Captures.Reading;

namespace ToolVerdicts.Tests;

/// <summary>The five captures in <c>seeds/</c>.</summary>
internal static class Seeds
{
    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "seeds");

    public static IReadOnlyList<string> Paths { get; } = Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal).ToList();

    /// <summary>The path of the capture whose file name starts with this number.</summary>
    public static string PathOf(int number) =>
        Paths.Single(path => Path.GetFileName(path).StartsWith($"{number:000}_", StringComparison.Ordinal));

    public static CaptureFile File(int number) => CaptureFile.Read(PathOf(number));

    public static string Text(int number) => System.IO.File.ReadAllText(PathOf(number));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "ToolVerdicts.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside their repository.");
        return folder.FullName;
    }
}
