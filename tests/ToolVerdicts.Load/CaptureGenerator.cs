using System.Text;

namespace ToolVerdicts.Load;

/// <summary>Writes folders of generated captures. The same seed and count always give the same files.</summary>
public static class CaptureGenerator
{
    /// <summary>The seed of the generated tools and comparisons.</summary>
    public const int Seed = 20_260_417;

    // A capture shows two tools, so each tool is in five captures on average.
    private const double CapturesPerTool = 2.5;

    // Three of the five captures in seeds/ are compact.
    private const double CompactShare = 0.6;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes captures of different comparisons. At any count, new tools appear over the first two fifths of the files.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="count">The number of captures.</param>
    /// <returns>The number of bytes written.</returns>
    public static long Write(string folder, int count)
    {
        var random = new Random(Seed);
        var tools = DrawTools(random, (int)(count / CapturesPerTool));
        var compared = new HashSet<(int, int)>();
        var bytes = 0L;
        for (var i = 0; i < count; i++)
        {
            // The left tool is taken in turn, so that every tool appears; the right one is drawn, so that some appear often.
            var (left, right) = (i % tools.Count, random.Next(tools.Count));
            while (left == right || !compared.Add((Math.Min(left, right), Math.Max(left, right))))
                right = random.Next(tools.Count);
            var page = random.NextDouble() < CompactShare
                ? CapturePage.Compact(tools[left], tools[right])
                : CapturePage.Rich(tools[left], tools[right]);
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
            // Names may repeat, as on the captured site; name and tagline together must be unique.
            var tool = GeneratedTool.Draw(random);
            tools.TryAdd((tool.Name, tool.Tagline), tool);
        }

        return [.. tools.Values];
    }
}
