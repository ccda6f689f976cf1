using System.Net;

namespace ToolVerdicts.Tests.Pages;

/// <summary>Sends a post again that is answered with 307 and a cookie, as a browser without the visitor's cookie does.</summary>
internal sealed class PostedAgain() : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
            await request.Content.LoadIntoBufferAsync(cancellationToken);
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.TemporaryRedirect)
            return answer;
        var again = new HttpRequestMessage(HttpMethod.Post, new Uri(request.RequestUri!, answer.Headers.Location!.OriginalString))
        {
            Content = request.Content,
        };
        foreach (var header in request.Headers.Where(header => header.Key != "Cookie"))
            again.Headers.TryAddWithoutValidation(header.Key, header.Value);
        again.Headers.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        answer.Dispose();
        return await base.SendAsync(again, cancellationToken);
    }
}
