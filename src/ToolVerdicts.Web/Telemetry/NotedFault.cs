namespace ToolVerdicts.Web.Telemetry;

/// <param name="Reference">The number under which a fault of this kind is in the log.</param>
/// <param name="IsNew">True when the fault is to be logged now.</param>
/// <param name="Repeated">How many faults were left out of the log since the last one of this kind was logged.</param>
public readonly record struct NotedFault(string Reference, bool IsNew, long Repeated);
