namespace ToolVerdicts.BrowserTests;

/// <summary>What a page is looked at on.</summary>
/// <param name="Width">The window's width in CSS pixels.</param>
/// <param name="Scheme">The colours the visitor prefers.</param>
public sealed record Screen(int Width, ColorScheme Scheme)
{
    private const int Height = 800;

    /// <summary>A desk, a tablet and the smallest phone, in both colour schemes.</summary>
    public static IReadOnlyList<Screen> All { get; } =
        [.. from width in new[] { 1280, 768, 320 } from scheme in new[] { ColorScheme.Light, ColorScheme.Dark } select new Screen(width, scheme)];

    /// <summary>Turns a page that is already open to this screen.</summary>
    public async Task ShowAsync(IPage page)
    {
        await page.SetViewportSizeAsync(Width, Height);
        await page.EmulateMediaAsync(new() { ColorScheme = Scheme });
    }
}
