namespace ToolVerdicts.Captures;

/// <summary>The addresses of captured pages on this site: <c>/captures/</c> and the row of the capture.</summary>
public static class CaptureAddress
{
    // More digits than any row has.
    private const int MostDigits = 18;

    public static string Of(long captureId) => $"/captures/{captureId}";

    /// <summary>Reads the last part of an address. A number has one spelling: no sign, no zero before it.</summary>
    public static bool TryParse(string? text, out long captureId)
    {
        captureId = 0;
        return text is [>= '1' and <= '9', ..] && text.Length <= MostDigits
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out captureId);
    }
}
