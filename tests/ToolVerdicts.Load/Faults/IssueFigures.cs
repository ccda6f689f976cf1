namespace ToolVerdicts.Load.Faults;

/// <summary>The figures of issues that were composed under a jumping clock.</summary>
/// <param name="Issues">The number of issues.</param>
/// <param name="Doubled">Issues of a week that already had one.</param>
/// <param name="Overlapping">Issues with captures that an earlier issue covered.</param>
public sealed record IssueFigures(int Issues, int Doubled, int Overlapping)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Issues} composed, {Doubled} twice, {Overlapping} with captures of another issue";
}
