namespace ToolVerdicts.Store;

/// <summary>Parameters for <c>IN (@a, @b, @c, @d)</c>: a comparison never shows more than four tools.</summary>
internal static class UpToFour
{
    public const int Most = 4;

    /// <summary>The values as parameters; a missing value is NULL, which equals nothing.</summary>
    public static object Parameters<T>(IReadOnlyList<T> values)
        where T : struct
    {
        return new { a = At(0), b = At(1), c = At(2), d = At(3) };

        T? At(int index) => index < values.Count ? values[index] : null;
    }
}
