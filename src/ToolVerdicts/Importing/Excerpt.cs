namespace ToolVerdicts.Importing;

/// <summary>The opening of a line, for messages.</summary>
internal static class Excerpt
{
    private const int Length = 60;

    public static string Of(string line) => line.Length <= Length ? $"“{line}”" : $"“{line[..(Length - 1)]}…”";
}
