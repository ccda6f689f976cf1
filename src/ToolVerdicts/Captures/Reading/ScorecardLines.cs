using System.Text.RegularExpressions;

namespace ToolVerdicts.Captures.Reading;

/// <summary>What a line of the scorecard looks like by itself.</summary>
internal static partial class ScorecardLines
{
    // The shortest unquoted line that is taken for a paragraph when no full stop ends it.
    private const int ShortestProse = 60;

    private const int LongestName = 40;

    /// <summary>True for a line that is long enough for a paragraph, or ends like a sentence.</summary>
    public static bool IsProse(string line) => line.Length >= ShortestProse || EndsLikeProse(line);

    /// <summary>True for what does not stop in the middle of a sentence.</summary>
    public static bool EndsLikeProse(string line) => line.Length > 0 && line[^1] is '.' or '!' or '?' or '…' or '"' or '”' or '\'' or '’' or ')' or ':' or '`';

    /// <summary>True for what could be a reviewer's name.</summary>
    public static bool IsNameShaped(string line) => line.Length <= LongestName && NameShape().IsMatch(line);

    /// <summary>True for "No review yet" and its like.</summary>
    public static bool IsNoReview(string line) => NoReview().IsMatch(line);

    /// <summary>How our own pages mark what they do not know from a statement: the groups <c>name</c> and <c>call</c> tell what was inferred.</summary>
    [GeneratedRegex(
        @"^((?<name>name inferred\b)|(?<call>call deduced\b)|matched\b)[^.]{0,80}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    public static partial Regex BasisMark();

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}'’&/ -]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameShape();

    [GeneratedRegex(@"^no reviews?( yet)?\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoReview();
}
