using System.Text;

namespace ToolVerdicts.Load;

/// <summary>Writes folders of invented captures; the same seed and count always give the same files.</summary>
public static class CaptureGenerator
{
    /// <summary>The seed of every figure this program prints.</summary>
    public const int Seed = 20_260_417;

    // With two tools a page, each tool stands on five pages on average.
    private const double CapturesPerTool = 2.5;

    // Three of the five captures in seeds/ are compact.
    private const double CompactShare = 0.6;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes captures of different comparisons. New tools keep appearing over the first two fifths of the files, at every count alike.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="count">How many.</param>
    /// <returns>How many bytes were written.</returns>
    public static long Write(string folder, int count)
    {
        var random = new Random(Seed);
        var tools = DrawTools(random, (int)(count / CapturesPerTool));
        var compared = new HashSet<(int, int)>();
        var bytes = 0L;
        for (var i = 0; i < count; i++)
        {
            // Taking one side in turn puts every tool on a page; the other is drawn, so that some stand on many.
            var (left, right) = (i % tools.Count, random.Next(tools.Count));
            while (left == right || !compared.Add((Math.Min(left, right), Math.Max(left, right))))
                right = random.Next(tools.Count);
            var page = random.NextDouble() < CompactShare ? CapturePage.Compact(tools[left], tools[right]) : CapturePage.Rich(tools[left], tools[right]);
            var file = new FileInfo(Path.Combine(folder, $"{i:0000}_{random.NextInt64():x16}.txt"));
            File.WriteAllText(file.FullName, page, Utf8);
            bytes += file.Length;
        }

        return bytes;
    }

    private static List<GeneratedTool> DrawTools(Random random, int count)
    {
        var tools = new Dictionary<(string, string), GeneratedTool>();
        while (tools.Count < count)
        {
            // Some names repeat, as they do on the captured site; name and tagline together must not.
            var tool = GeneratedTool.Draw(random);
            tools.TryAdd((tool.Name, tool.Tagline), tool);
        }

        return [.. tools.Values];
    }
}
