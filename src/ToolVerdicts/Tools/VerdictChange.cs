namespace ToolVerdicts.Tools;

/// <summary>A change of a panel's verdict by a capture, from one known verdict to another.</summary>
/// <param name="CaptureId">The capture's row. Rows count up in the order of import.</param>
/// <param name="Sha256">SHA-256 of the capture's file, lower-case hexadecimal.</param>
/// <param name="ChangedAt">When the capture was imported.</param>
public sealed record VerdictChange(
    Slug Slug, string Name, Verdict Before, Verdict After, long CaptureId, string Sha256, DateTimeOffset ChangedAt);
