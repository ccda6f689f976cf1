namespace ToolVerdicts.Captures.Reading;

/// <summary>A file that is no capture of a comparison, or not a whole one. The message is the reason, in one line, for an editor.</summary>
public sealed class CaptureRefusedException : Exception
{
    /// <summary>Refuses without a reason.</summary>
    public CaptureRefusedException()
    {
    }

    /// <summary>Refuses for <paramref name="reason"/>.</summary>
    public CaptureRefusedException(string reason)
        : base(reason)
    {
    }

    /// <summary>Refuses for <paramref name="reason"/>, which <paramref name="innerException"/> brought to light.</summary>
    public CaptureRefusedException(string reason, Exception innerException)
        : base(reason, innerException)
    {
    }
}
