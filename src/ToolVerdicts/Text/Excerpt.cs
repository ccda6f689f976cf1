namespace ToolVerdicts.Text;

/// <summary>Shortens a text for a message: one line, quoted, at most 60 characters.</summary>
public static class Excerpt
{
    private const int Length = 60;

    // Characters before the first difference, so that a reader sees where it is.
    private const int Lead = 20;

    public static string Of(string text)
    {
        var line = Wording.Collapse(text.Length > 2 * Length ? text[..(2 * Length)] : text);
        return line.Length <= Length ? $"“{line}”" : $"“{Cut(line, Length - 1)}…”";
    }

    /// <summary>The part of a text around the first place where it differs from another.</summary>
    public static string Around(string text, string? other)
    {
        var line = Wording.Collapse(text);
        if (line.Length <= Length || other is null)
            return Of(line);
        var common = line.AsSpan().CommonPrefixLength(Wording.Collapse(other));
        var start = common <= Length / 2 ? 0 : line.LastIndexOf(' ', Math.Min(common, line.Length - 1) - Lead) + 1;
        return start == 0 ? Of(line) : $"“…{Of(line[start..])[1..]}";
    }

    // A character of two halves stays whole.
    private static string Cut(string line, int length) => line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)];
}
