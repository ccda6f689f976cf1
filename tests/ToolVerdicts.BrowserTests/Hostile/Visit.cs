using System.Net.Http.Headers;

namespace ToolVerdicts.BrowserTests.Hostile;

/// <summary>One page to open: by its address, by sending a form to it, or as it stands in a file.</summary>
/// <param name="Path">The address.</param>
internal sealed record Visit(string Path)
{
    /// <summary>The field that is sent as a file.</summary>
    public const string FileField = "file";

    private const string Submit = """
        ([action, fields, fileField]) => {
          const form = document.createElement('form');
          Object.assign(form, { method: 'post', action, enctype: fileField in fields ? 'multipart/form-data' : 'application/x-www-form-urlencoded' });
          for (const [name, value] of Object.entries(fields)) {
            const input = Object.assign(document.createElement('input'), { name });
            if (name === fileField) {
              const chosen = new DataTransfer();
              chosen.items.add(new File([value], value.slice(0, 100)));
              input.type = 'file';
              input.files = chosen.files;
            } else
              input.value = value;
            form.append(input);
          }
          document.body.append(form);
          HTMLFormElement.prototype.submit.call(form);
        }
        """;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static int visitors;

    /// <summary>What the form holds; null when the address is opened.</summary>
    public IReadOnlyDictionary<string, string>? Form { get; init; }

    /// <summary>The page that the form is sent from, which the site may lead back to.</summary>
    public string From { get; init; } = "/subscribe/sent";

    /// <summary>What stands at the address instead of what the site answers; null when the site answers.</summary>
    public string? Page { get; init; }

    /// <summary>The request, for whoever reads of a failure.</summary>
    public override string ToString() => Form is null ? Path : $"{Path} {string.Join(' ', Form.Select(field => $"{field.Key}={field.Value}"))}";

    /// <summary>The request without a browser.</summary>
    public HttpRequestMessage Request()
    {
        if (Form is null)
            return new HttpRequestMessage(HttpMethod.Get, Path);
        if (!Form.TryGetValue(FileField, out var file))
            return new HttpRequestMessage(HttpMethod.Post, Path) { Content = new FormUrlEncodedContent(Form) };
        var content = new StringContent(file);
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = FileField, FileName = "file.json" };
        return new HttpRequestMessage(HttpMethod.Post, Path) { Content = new MultipartFormDataContent { content } };
    }

    /// <summary>Opens the page; a form is sent from an address that nobody had before, for how often one may act is limited.</summary>
    public async Task MakeAsync(IPage page, Uri site)
    {
        var address = new Uri(site, Path).AbsoluteUri;
        if (Form is not null)
            await SendAsync(page, site, Form);
        else if (Page is null)
            await page.GotoAsync(address);
        else
        {
            await page.RouteAsync(address, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = Page }));
            await page.GotoAsync(address);
            await page.UnrouteAsync(address);
        }
    }

    private async Task SendAsync(IPage page, Uri site, IReadOnlyDictionary<string, string> form)
    {
        var visitor = Interlocked.Increment(ref visitors);
        await page.SetExtraHTTPHeadersAsync([KeyValuePair.Create("X-Forwarded-For", $"2001:db8:{visitor >> 16:x}:{visitor & 0xFFFF:x}::1")]);
        await page.GotoAsync(new Uri(site, From).AbsoluteUri);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Answer(object? sender, IPage loaded) => answered.TrySetResult();
        page.Load += Answer;
        await page.EvaluateAsync(Submit, new object[] { Path, form, FileField });
        await answered.Task.WithinAsync($"the answer to {Path}", LongestWait);
        page.Load -= Answer;
    }
}
