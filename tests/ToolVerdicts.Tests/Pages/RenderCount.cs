using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Diagnostics;

namespace ToolVerdicts.Tests.Pages;

/// <summary>Counts how often a site makes a page.</summary>
internal sealed class RenderCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly int _port;
    private readonly string _path;
    private readonly List<IDisposable> _subscriptions = [];
    private int _count;

    public RenderCount(SiteHost site, string path)
    {
        (_port, _path) = (site.Client.BaseAddress!.Port, path);
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Called in each request for the page when its data is loaded and nothing is rendered.</summary>
    public Action<HttpContext>? Loaded { get; init; }

    public int Count => Volatile.Read(ref _count);

    /// <summary>True when a page is sent without being made.</summary>
    public static async Task<bool> IsKeptAsync(SiteHost site, string path)
    {
        using var renders = new RenderCount(site, path.Split('?')[0]);
        await site.HtmlAsync(path);
        return renders.Count == 0;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.AspNetCore")
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is BeforeHandlerMethodEventData { ActionContext.HttpContext: var context } && context.Connection.LocalPort == _port
            && context.Request.Path == _path)
            Interlocked.Increment(ref _count);
        if (value.Value is AfterHandlerMethodEventData { ActionContext.HttpContext: var loaded } && loaded.Connection.LocalPort == _port
            && loaded.Request.Path == _path)
            Loaded?.Invoke(loaded);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
