namespace ToolVerdicts.Load.Faults;

/// <summary>The figures of checked crash images.</summary>
/// <param name="Images">The number of images.</param>
/// <param name="Losing">Images that lack an acknowledged vote.</param>
/// <param name="Lost">Acknowledged votes that are missing, summed over all images.</param>
/// <param name="Corrupt">Images that cannot be opened, fail the integrity check, or have a tally that differs from a recount.</param>
public sealed record CrashImageFigures(int Images, int Losing, long Lost, int Corrupt)
{
    /// <summary>The sum of two figures.</summary>
    public static CrashImageFigures operator +(CrashImageFigures left, CrashImageFigures right) =>
        new(left.Images + right.Images, left.Losing + right.Losing, left.Lost + right.Lost, left.Corrupt + right.Corrupt);

    /// <inheritdoc/>
    public override string ToString() => $"{Images} crash images: {Losing} lost votes ({Lost} in all), {Corrupt} corrupt";
}
