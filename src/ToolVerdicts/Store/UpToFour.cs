namespace ToolVerdicts.Store;

/// <summary>Parameters for <c>IN (@a, @b, @c, @d)</c>: a comparison never shows more than four tools.</summary>
internal static class UpToFour
{
    /// <summary>The values as parameters; a missing value is NULL, which equals nothing.</summary>
    public static object Parameters<T>(IReadOnlyList<T> values) => new
    {
        a = values.ElementAtOrDefault(0),
        b = values.ElementAtOrDefault(1),
        c = values.ElementAtOrDefault(2),
        d = values.ElementAtOrDefault(3),
    };
}
