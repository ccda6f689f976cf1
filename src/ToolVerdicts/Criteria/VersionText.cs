using System.Text.RegularExpressions;

namespace ToolVerdicts.Criteria;

/// <summary>Reads versions, such as "v1.2.0".</summary>
internal static partial class VersionText
{
    /// <inheritdoc cref="CriterionValue.Read(Criterion, string, out string?)"/>
    public static CriterionValue? Read(string text, out string? fault)
    {
        var version = Version().Match(text);
        fault = version.Success ? null : $"{Nearest.Shown(text)} is no version; write it as 1.2.0";
        if (!version.Success)
            return null;
        // 1.2 and 1.2.0 are one version; a pre-release of it is another.
        var parts = version.Groups["part"].Captures.Select(part => part.Value.TrimStart('0')).ToList();
        while (parts.Count > 1 && parts[^1].Length == 0)
            parts.RemoveAt(parts.Count - 1);
        var number = string.Join('.', parts.Select(part => part.PadLeft(1, '0')));
        return new CriterionValue(text, Wording.Key(number + version.Groups["rest"].Value));
    }

    [GeneratedRegex(
        @"\A[vV]?(?<part>\d+)(?:\.(?<part>\d+))*(?<rest>(?:[-+ ].*|[A-Za-z]\w*)?)\z", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
