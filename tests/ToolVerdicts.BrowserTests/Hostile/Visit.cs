using System.Net.Http.Headers;

namespace ToolVerdicts.BrowserTests.Hostile;

/// <summary>One page to open in the browser: with a GET request, by sending a form, or with content that the test supplies.</summary>
/// <param name="Path">The page's path and query on the site.</param>
internal sealed record Visit(string Path)
{
    /// <summary>The name of the form field whose value is sent as an uploaded file.</summary>
    public const string FileField = "file";

    private const string Submit = """
        ([action, fields, fileField]) => {
          const form = document.createElement('form');
          const enctype = fileField in fields ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
          Object.assign(form, { method: 'post', action, enctype });
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

    private static readonly TimeSpan LongestLoad = TimeSpan.FromSeconds(30);

    private static int visitors;

    /// <summary>The fields of the form to send; null for a GET request.</summary>
    public IReadOnlyDictionary<string, string>? Form { get; init; }

    /// <summary>The page from which the form is sent. The site may redirect back to it.</summary>
    public string From { get; init; } = "/subscribe/sent";

    /// <summary>HTML that the browser gets instead of the site's answer; null when the site answers.</summary>
    public string? Page { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        Form is null ? Path : $"{Path} {string.Join(' ', Form.Select(field => $"{field.Key}={field.Value}"))}";

    /// <summary>The same request for an HTTP client.</summary>
    public HttpRequestMessage ToRequest()
    {
        if (Form is null)
            return new HttpRequestMessage(HttpMethod.Get, Path);
        if (!Form.TryGetValue(FileField, out var file))
            return new HttpRequestMessage(HttpMethod.Post, Path) { Content = new FormUrlEncodedContent(Form) };
        var content = new StringContent(file);
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = FileField, FileName = "file.json" };
        return new HttpRequestMessage(HttpMethod.Post, Path) { Content = new MultipartFormDataContent { content } };
    }

    /// <summary>Opens the page. Each form is sent from a new client address, because the site limits the posts of one address.</summary>
    public async Task OpenAsync(IPage page, Uri site)
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
        var from = $"2001:db8:{visitor >> 16:x}:{visitor & 0xFFFF:x}::1";
        await page.SetExtraHTTPHeadersAsync([KeyValuePair.Create("X-Forwarded-For", from)]);
        await page.GotoAsync(new Uri(site, From).AbsoluteUri);
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void SetLoaded(object? sender, IPage answer) => loaded.TrySetResult();
        page.Load += SetLoaded;
        await page.EvaluateAsync(Submit, new object[] { Path, form, FileField });
        await loaded.Task.WithinAsync($"the answer to the form sent to {Path}", LongestLoad);
        page.Load -= SetLoaded;
    }
}
