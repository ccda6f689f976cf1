using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace ToolVerdicts.Load.Pages;

/// <summary>What Kestrel can do at most: it writes the bytes of one page, and does nothing else.</summary>
internal static class BareServer
{
    /// <summary>The verb of the server's process, followed by the folder that <see cref="PageBytes"/> wrote, and the port.</summary>
    public const string Verb = "pages-bare";

    /// <summary>The verb of the same with ASP.NET Core's output cache before it: what is measured against a cache of our own.</summary>
    public const string CachedVerb = "pages-output-cache";

    /// <summary>Serves until the process is ended.</summary>
    public static async Task<int> RunAsync(string folder, int port, bool isCached = false)
    {
        var (plain, brotli) = (PageBytes.Read(folder, PageBytes.Plain), PageBytes.Read(folder, PageBytes.Brotli));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddOutputCache(cache =>
            cache.AddBasePolicy(policy => policy.SetVaryByHeader(HeaderNames.AcceptEncoding).Expire(TimeSpan.FromHours(1))));
        await using var app = builder.Build();
        if (isCached)
            app.UseOutputCache();
        app.Run(context =>
        {
            var page = context.Request.Headers.AcceptEncoding.Count > 0 ? brotli : plain;
            var response = context.Response;
            foreach (var (name, value) in page.Headers)
                response.Headers[name] = value;
            if (context.Request.Headers.IfNoneMatch == page.Tag)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            response.Headers[HeaderNames.ContentType] = "text/html; charset=utf-8";
            if (page == brotli)
                response.Headers[HeaderNames.ContentEncoding] = "br";
            response.ContentLength = page.Body.Length;
            return response.Body.WriteAsync(page.Body, 0, page.Body.Length);
        });
        await app.RunAsync();
        return 0;
    }
}
