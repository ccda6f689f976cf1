namespace ToolVerdicts.BrowserTests;

/// <summary>A window width and a preferred colour scheme under which a page is tested.</summary>
/// <param name="Width">The window's width in CSS pixels.</param>
/// <param name="Scheme">The colours the visitor prefers.</param>
public sealed record Screen(int Width, ColorScheme Scheme)
{
    private const int Height = 800;

    /// <summary>The widths of a desktop, a tablet and the smallest phone, each in both colour schemes.</summary>
    public static IReadOnlyList<Screen> All { get; } =
    [
        .. from width in new[] { 1280, 768, 320 }
           from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
           select new Screen(width, scheme),
    ];

    /// <summary>Gives a page that is already open this width and colour scheme.</summary>
    public async Task ShowAsync(IPage page)
    {
        await page.SetViewportSizeAsync(Width, Height);
        await page.EmulateMediaAsync(new() { ColorScheme = Scheme });
    }
}
