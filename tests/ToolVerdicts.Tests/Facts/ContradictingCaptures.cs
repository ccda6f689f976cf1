using System.Text;

namespace ToolVerdicts.Tests.Facts;

/// <summary>Edited copies of the seeds, which contradict each other.</summary>
internal static class ContradictingCaptures
{
    public const string Price = "Pay-per-token / Pay-per-GPU-second (no idle charges)";
    public const string Tool = "modal-gpu-serverless-inference";

    /// <summary>Seed 002 with another price and another score of Modal.</summary>
    public static string WithPriceAndScore { get; } =
        Seeds.Text(2).Replace(Price, "$0.0006 a second", StringComparison.Ordinal)
            .Replace("88/100 · ship", "90/100 · ship", StringComparison.Ordinal);

    /// <summary>The same with a panel on Modal of one ship and three skips.</summary>
    public static string WithSkip { get; } = WithPanel(WithPriceAndScore, 1);

    /// <summary>Seed 000 without two of its texts: each text behind the first gap is on the side of the other tool.</summary>
    public static string WithoutTwoTexts { get; } = LeaveOutTwoTexts();

    /// <summary>Seed 002, or an edited copy, with so many calls for ship on Modal of four.</summary>
    public static string WithPanel(string page, int ship)
    {
        var word = ship > 2 ? "Ship" : ship == 2 ? "Mixed" : "Skip";
        var modal = page.IndexOf("Serverless GPU inference", StringComparison.Ordinal);
        var edited = new StringBuilder(page[..modal]);
        edited.Append(ReplaceFirst(page[modal..], "Ship\n\n100%", $"{word}\n\n{25 * ship}%"));
        edited.Replace(
            "Ship · 4 ship / 0 skip\nShip · 4 ship / 0 skip", $"Ship · 4 ship / 0 skip\n{word} · {ship} ship / {4 - ship} skip");
        // The calls of Mistral and Modal take turns.
        var parts = edited.ToString().Split("/100 · ship");
        return string.Concat(parts.Select((part, at) =>
            at == parts.Length - 1 ? part : $"{part}/100 · {(at % 2 == 1 && at / 2 >= ship ? "skip" : "ship")}"));
    }

    private static string LeaveOutTwoTexts()
    {
        var lines = Seeds.Text(0).Split('\n').ToList();
        lines.RemoveAt(lines.FindIndex(line => line.StartsWith("“The HF ecosystem", StringComparison.Ordinal)));
        lines.RemoveAt(lines.FindLastIndex(line => line.StartsWith('“')));
        return string.Join('\n', lines);
    }

    private static string ReplaceFirst(string text, string old, string replacement)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, old);
        return text[..at] + replacement + text[(at + old.Length)..];
    }
}
