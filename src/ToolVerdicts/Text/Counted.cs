namespace ToolVerdicts.Text;

public static class Counted
{
    /// <summary>A number with its noun, such as "1 tool" or "1,200 tools".</summary>
    /// <param name="noun">A noun whose plural ends in s.</param>
    public static string Of(long number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
