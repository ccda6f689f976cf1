namespace ToolVerdicts.Load.Faults;

/// <summary>How a request ended.</summary>
public enum ExchangeEnd
{
    /// <summary>The whole answer came.</summary>
    Answered,

    /// <summary>No byte of an answer came: no process listened, or the connection was closed.</summary>
    Refused,

    /// <summary>The connection ended in the middle of the answer.</summary>
    CutOff,
}
