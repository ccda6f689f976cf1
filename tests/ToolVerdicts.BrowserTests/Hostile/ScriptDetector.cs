using System.Collections.Concurrent;

namespace ToolVerdicts.BrowserTests.Hostile;

/// <summary>
/// Detects the effects of hostile strings in one tab: calls of the function <c>hit</c>, dialogs, requests to other hosts, and markup that
/// the site never writes, such as event handlers that would act on a click.
/// </summary>
internal sealed class ScriptDetector
{
    // Finds markup that the site never writes: event handlers, inline script, script addresses, and elements that embed other pages.
    private const string FindForeignMarkup = """
        () => {
          const bad = [];
          const loads = /^(href|src|action|formaction|data|srcdoc|xlink:href)$/i;
          const isScript = (value) => /^[\0-\x20]*(javascript|data|vbscript):/i.test(value);
          const embeds = new Set(('iframe object embed base frame frameset math applet audio video style marquee plaintext xmp image '
            + 'animate').split(' '));
          const isOwn = (address) => address !== null && new URL(address, location.href).origin === location.origin;
          for (const e of document.querySelectorAll('*')) {
            for (const { name, value } of e.attributes) {
              if (/^on/i.test(name)) bad.push(`${e.localName} ${name}`);
              if (loads.test(name) && isScript(value)) bad.push(`${e.localName} ${name}=${value}`);
            }
            if (e.localName === 'script') {
              if (e.type === 'application/ld+json') JSON.parse(e.textContent);
              else if (!isOwn(e.getAttribute('src')) || e.textContent) bad.push('script');
            }
            if (document.contentType === 'text/html' && embeds.has(e.localName)) bad.push(e.localName);
            if (e.localName === 'img' && !isOwn(e.getAttribute('src'))) bad.push('img');
            if (e.localName === 'meta' && e.httpEquiv) bad.push('meta');
            if (e.localName === 'link' && !isOwn(e.getAttribute('href')) && e.rel !== 'canonical') bad.push('link');
          }
          return bad;
        }
        """;

    private const string Requested = "requested ";

    private readonly IPage page;
    private readonly Uri site;
    private readonly ConcurrentQueue<string> events = [];

    private ScriptDetector(IPage page, Uri site) => (this.page, this.site) = (page, site);

    /// <summary>True when script ran, or another host was requested, since the findings were last taken.</summary>
    public bool HasEvents => !events.IsEmpty;

    /// <summary>True when script ran since the findings were last taken. Requests do not count: blocked ones are reported, too.</summary>
    public bool HasScriptRun => events.Any(item => !item.StartsWith(Requested, StringComparison.Ordinal));

    /// <summary>Starts watching a tab.</summary>
    public static async Task<ScriptDetector> WatchAsync(IPage page, Uri site)
    {
        var detector = new ScriptDetector(page, site);
        await page.Context.ExposeFunctionAsync<int, bool>("hit", number =>
        {
            detector.events.Enqueue($"hit({number})");
            return true;
        });
        page.Dialog += (_, dialog) =>
        {
            detector.events.Enqueue($"dialog {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Context.Request += (_, request) => detector.AddRequest(request.Url);
        return detector;
    }

    /// <summary>Events since the last call and foreign markup in the current page. Empty when the page is clean.</summary>
    public async Task<IReadOnlyList<string>> TakeFindingsAsync()
    {
        var seen = (await FindForeignMarkupAsync()).Concat(events).ToList();
        events.Clear();
        return seen;
    }

    private async Task<string[]> FindForeignMarkupAsync()
    {
        try
        {
            return await page.EvaluateAsync<string[]>(FindForeignMarkup);
        }
        catch (PlaywrightException fault) when (fault.Message.Contains("navigation", StringComparison.Ordinal))
        {
            return ["the page navigated away"];
        }
    }

    private void AddRequest(string address)
    {
        if (!address.StartsWith(site.AbsoluteUri, StringComparison.Ordinal) && !address.StartsWith("about:", StringComparison.Ordinal))
            events.Enqueue($"{Requested}{address}");
    }
}
