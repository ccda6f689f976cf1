namespace ToolVerdicts.Captures;

/// <summary>One review on a page.</summary>
/// <param name="Row">The row of the scorecard, from 1.</param>
/// <param name="Side">The index of the reviewed tool in <see cref="Capture.Tools"/>, from 0.</param>
/// <param name="Reviewer">The reviewer the page names for this review.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Call">Ship or skip.</param>
/// <param name="Text">The review without the quotation marks around it.</param>
public sealed record CapturedReview(int Row, int Side, Reviewer? Reviewer, long? Score, Call? Call, string Text)
{
    /// <inheritdoc cref="Wording.Digest"/>
    public string TextDigest { get; } = Wording.Digest(Text);
}
