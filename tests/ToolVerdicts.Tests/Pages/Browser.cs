using System.Net;

namespace ToolVerdicts.Tests.Pages;

/// <summary>
/// A visitor's browser: keeps cookies, sends a post again on 307, follows no other redirect, and comes from an address of its own when the
/// site trusts 127.0.0.1 to name it.
/// </summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient _client;
    private readonly CookieContainer _cookies = new();

    public Browser(SiteHost site, string? address = null)
    {
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress =
            site.Client.BaseAddress };
        if (address is not null)
            _client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
    }

    /// <summary>What the browser holds for the site; null without cookies.</summary>
    public string? Cookie => _cookies.GetAllCookies().SingleOrDefault()?.Value;

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    /// <summary>Asks for a page in an encoding.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, string accepts)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        return await _client.SendAsync(request);
    }

    public async Task<string> HtmlAsync(string path)
    {
        using var response = await GetAsync(path);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Sends a form as the page <paramref name="from"/> would.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, string? from, params (string Name, string Value)[] fields)
    {
        var answer = await SendOnceAsync(path, from, fields);
        if (answer.StatusCode != HttpStatusCode.TemporaryRedirect)
            return answer;
        using (answer)
            return await SendOnceAsync(answer.Headers.Location!.OriginalString, from, fields);
    }

    private async Task<HttpResponseMessage> SendOnceAsync(string path, string? from, (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (from is not null)
            request.Headers.Referrer = new Uri(_client.BaseAddress!, from);
        return await _client.SendAsync(request);
    }

    public void Dispose() => _client.Dispose();
}
