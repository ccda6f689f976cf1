namespace ToolVerdicts.Store;

/// <summary>Parameters for <c>IN (@a, @b, @c, @d)</c>: a comparison never shows more than four tools.</summary>
internal static class UpToFour
{
    public const int Most = 4;

    /// <summary>The values as parameters; a missing value is NULL, which equals nothing.</summary>
    public static object Parameters<T>(IReadOnlyList<T> values)
        where T : struct => new { a = values.At(0), b = values.At(1), c = values.At(2), d = values.At(3) };

    /// <summary>The value for one of the parameters, for queries with further ones.</summary>
    public static T? At<T>(this IReadOnlyList<T> values, int index)
        where T : struct => index < values.Count ? values[index] : null;
}
