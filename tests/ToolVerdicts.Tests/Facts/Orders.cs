namespace ToolVerdicts.Tests.Facts;

internal static class Orders
{
    /// <summary>The items in every order.</summary>
    public static IEnumerable<IReadOnlyList<T>> Of<T>(IReadOnlyList<T> items) => items.Count == 0
        ? [[]]
        : items.SelectMany((item, at) =>
            Of(items.Where((_, other) => other != at).ToList()).Select(rest => (IReadOnlyList<T>)[item, .. rest]));
}
