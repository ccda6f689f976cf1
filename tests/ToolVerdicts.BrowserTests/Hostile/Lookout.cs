using System.Collections.Concurrent;

namespace ToolVerdicts.BrowserTests.Hostile;

/// <summary>
/// Notices in one tab whatever a hostile string does: a call of the function that all of them call, a dialog, a request to elsewhere, and markup in the page
/// that would do so once it is clicked or looked at.
/// </summary>
internal sealed class Lookout
{
    // Nothing that the site writes: handlers, script of its own, addresses that are script, and elements that load or hold other pages.
    private const string Foreign = """
        () => {
          const bad = [];
          const isOwn = (address) => address !== null && new URL(address, location.href).origin === location.origin;
          for (const e of document.querySelectorAll('*')) {
            for (const { name, value } of e.attributes) {
              if (/^on/i.test(name)) bad.push(`${e.localName} ${name}`);
              if (/^(href|src|action|formaction|data|srcdoc|xlink:href)$/i.test(name) && /^[\0-\x20]*(javascript|data|vbscript):/i.test(value)) bad.push(`${e.localName} ${name}=${value}`);
            }
            if (e.localName === 'script') {
              if (e.type === 'application/ld+json') JSON.parse(e.textContent);
              else if (!isOwn(e.getAttribute('src')) || e.textContent) bad.push('script');
            }
            if (document.contentType === 'text/html' && /^(iframe|object|embed|base|frame|frameset|math|applet|audio|video|style|marquee|plaintext|xmp|image|animate)$/.test(e.localName)) bad.push(e.localName);
            if (e.localName === 'img' && !isOwn(e.getAttribute('src'))) bad.push('img');
            if (e.localName === 'meta' && e.httpEquiv) bad.push('meta');
            if (e.localName === 'link' && !isOwn(e.getAttribute('href')) && e.rel !== 'canonical') bad.push('link');
          }
          return bad;
        }
        """;

    private const string AskedFor = "asked for ";

    private readonly IPage page;
    private readonly Uri site;
    private readonly ConcurrentQueue<string> ran = [];

    private Lookout(IPage page, Uri site) => (this.page, this.site) = (page, site);

    /// <summary>True when something ran, or was asked for elsewhere, since the last look.</summary>
    public bool HasRun => !ran.IsEmpty;

    /// <summary>True when script ran since the last look. What a policy forbids to ask for is told as asked for all the same.</summary>
    public bool HasRunScript => ran.Any(what => !what.StartsWith(AskedFor, StringComparison.Ordinal));

    /// <summary>Keeps watch over a tab.</summary>
    public static async Task<Lookout> OverAsync(IPage page, Uri site)
    {
        var lookout = new Lookout(page, site);
        await page.Context.ExposeFunctionAsync<int, bool>("hit", number => { lookout.ran.Enqueue($"hit({number})"); return true; });
        page.Dialog += (_, dialog) => { lookout.ran.Enqueue($"dialog {dialog.Message}"); _ = dialog.DismissAsync(); };
        page.Context.Request += (_, request) => lookout.Note(request.Url);
        return lookout;
    }

    /// <summary>What the page did and holds that is not the site's; forgets it.</summary>
    public async Task<IReadOnlyList<string>> LookAsync()
    {
        var seen = (await ForeignAsync()).Concat(ran).ToList();
        ran.Clear();
        return seen;
    }

    private async Task<string[]> ForeignAsync()
    {
        try
        {
            return await page.EvaluateAsync<string[]>(Foreign);
        }
        catch (PlaywrightException fault) when (fault.Message.Contains("navigation", StringComparison.Ordinal))
        {
            return ["the page went elsewhere"];
        }
    }

    private void Note(string asked)
    {
        if (!asked.StartsWith(site.AbsoluteUri, StringComparison.Ordinal) && !asked.StartsWith("about:", StringComparison.Ordinal))
            ran.Enqueue($"{AskedFor}{asked}");
    }
}
