namespace ToolVerdicts.Captures;

/// <summary>A capture's value that contradicts a stated fact. The stored value stands until an editor decides.</summary>
/// <param name="Fact">The fact in words, such as "price word" or "Builder's score".</param>
/// <param name="Kept">The stored value.</param>
/// <param name="Said">The capture's value.</param>
/// <param name="FileName">The file name of the capture.</param>
public sealed record Conflict(long CaptureId, long ToolId, string Fact, string Kept, string Said, string FileName, string ToolName);
