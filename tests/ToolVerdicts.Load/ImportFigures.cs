namespace ToolVerdicts.Load;

/// <summary>The cost of one import.</summary>
/// <param name="Cpu">Processor time per capture, user and system, of all threads, in milliseconds.</param>
/// <param name="Wall">Elapsed time per capture, in milliseconds.</param>
/// <param name="PeakMemory">Peak resident memory of the process, warm-up included, in MB of 2^20 bytes.</param>
public sealed record ImportFigures(double Cpu, double Wall, double PeakMemory);
