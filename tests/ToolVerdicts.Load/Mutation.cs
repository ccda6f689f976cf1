using System.Text;

namespace ToolVerdicts.Load;

/// <summary>Damages captures at random: bit flips, cuts, moved lines, other encodings and inserted markup.</summary>
internal static class Mutation
{
    private static readonly string[] Insertions =
    [
        "\0", "&#0;", "&#xD800;", "&amp;amp;", "&notit;", "<script>", "</div>", "<!--", "]]>", "\u202E", "\uFEFF", "“", "”",
        "Panel ship\n", "Entry\n", "Decision\n",
        "Reviewer scorecard\n", "Community\n", "101%\n", "-1%\n", "85/100 · ship\n", "999/100 · skip\n", "4 ship / 99999999999 skip",
        "Builder\n", " vs ", "-vs-", "'; DROP TABLE tools; --",
        "[markup]", "{0}", "%s", "\r", "\u2028", "🧪", "e\u0301",
    ];

    public static byte[] Of(IReadOnlyList<byte[]> sources, Random random)
    {
        var content = sources[random.Next(sources.Count)].ToArray();
        for (var rounds = random.Next(1, 5); rounds > 0; rounds--)
            content = Once(content, sources, random);
        return content;
    }

    private static byte[] Once(byte[] content, IReadOnlyList<byte[]> sources, Random random)
    {
        switch (random.Next(12))
        {
            case 0:
                for (var flips = random.Next(1, 4); flips > 0 && content.Length > 0; flips--)
                    content[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
                return content;
            case 1:
                var other = sources[random.Next(sources.Count)];
                return [.. content[..random.Next(content.Length + 1)], .. other[random.Next(other.Length)..]];
            case 2:
                return Lines(content, lines => lines.RemoveAt(random.Next(lines.Count)));
            case 3:
                return Lines(content, lines => lines.Insert(random.Next(lines.Count), lines[random.Next(lines.Count)]));
            case 4:
                return Lines(content, lines => (lines[0], lines[^1]) = (lines[random.Next(lines.Count)], lines[random.Next(lines.Count)]));
            case 5:
                return Text(content, text => text.Insert(random.Next(text.Length + 1), Insertions[random.Next(Insertions.Length)]));
            case 6:
                return content[..random.Next(content.Length + 1)];
            case 7:
                return Text(content, text => text.Replace("\n", random.Next(2) == 0 ? "\r\n" : "\n\n", StringComparison.Ordinal));
            case 8:
                return random.Next(8) == 0 ? [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(content))] : content;
            case 9:
                var lineBreak = random.Next(2) == 0 ? "</p><p>" : "<br>";
                return Text(content, text => $"<html><body><p>{text.Replace("\n", lineBreak, StringComparison.Ordinal)}");
            case 10:
                return random.Next(50) == 0
                    ? Text(content, text => text.Insert(random.Next(text.Length + 1), new string('x', 1_000_000)))
                    : content;
            default:
                return Text(content, text => text.Replace("Free", Insertions[random.Next(Insertions.Length)], StringComparison.Ordinal));
        }
    }

    private static byte[] Text(byte[] content, Func<string, string> change) =>
        Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(content)));

    private static byte[] Lines(byte[] content, Action<List<string>> change) => Text(content, text =>
    {
        var lines = text.Split('\n').ToList();
        change(lines);
        return string.Join('\n', lines);
    });
}
