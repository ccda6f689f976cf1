using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ToolVerdicts.Search;
using ToolVerdicts.Web.Hosting;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Tests.Pages;

/// <summary>The site over a store, served by Kestrel on a port of its own.</summary>
public sealed class SiteHost : IAsyncLifetime
{
    private readonly TempStore _store;
    private readonly string[] _settings;
    private readonly TimeProvider _time;
    private readonly SearchLimit _search;
    private Action<IServiceCollection>? _change;
    private WebApplication? _site;

    /// <summary>The site over the seeds.</summary>
    public SiteHost()
        : this(TempStore.With(Seeds.Paths), new RunningTime(TempStore.Noon), SearchLimit.Usual)
    {
    }

    private SiteHost(TempStore store, TimeProvider time, SearchLimit search, params string[] settings)
    {
        _store = store;
        _time = time;
        _search = search;
        _settings = settings;
    }

    /// <summary>Asks the site and follows no redirect.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The site over a store that is gone with it. Its clock begins at <see cref="TempStore.Noon"/>, when the store's captures
    /// were imported.</summary>
    internal static Task<SiteHost> OverAsync(TempStore store, params string[] settings) =>
        OverAsync(store, new RunningTime(TempStore.Noon), settings);

    /// <summary>The site over a store that is gone with it, with changed services.</summary>
    internal static Task<SiteHost> OverAsync(TempStore store, Action<IServiceCollection> change, params string[] settings) =>
        StartAsync(new SiteHost(store, new RunningTime(TempStore.Noon), SearchLimit.Usual, settings) { _change = change });

    /// <summary>The site over a store that is gone with it, by this clock.</summary>
    internal static Task<SiteHost> OverAsync(TempStore store, TimeProvider time, params string[] settings) =>
        StartAsync(new SiteHost(store, time, SearchLimit.Usual, settings));

    /// <summary>The site over a store that is gone with it, which gives a search this much time.</summary>
    internal static Task<SiteHost> OverAsync(TempStore store, SearchLimit search) =>
        StartAsync(new SiteHost(store, new RunningTime(TempStore.Noon), search));

    public async ValueTask InitializeAsync()
    {
        var builder =
            Site.CreateBuilder(["--urls=http://127.0.0.1:0", $"--Store={_store.Database.FilePath}", "--Limits:Reads=0", .. _settings]);
        builder.Services.AddSingleton(_time);
        builder.Services.AddSingleton(_search);
        _change?.Invoke(builder.Services);
        var options = SiteOptions.Read(builder.Configuration);
        _site = Site.Build(builder, options, _store.Database, Task.FromResult(options.ReadLive(_store.Writer)));
        await _site.StartAsync();
        Client = new HttpClient(new PostedAgain()) { BaseAddress =
            new Uri(_site.Urls.First()) };
    }

    /// <summary>The site's own services.</summary>
    public IServiceProvider Services => _site!.Services;

    /// <summary>Ends the site and starts it again over the same store.</summary>
    public async Task RestartAsync()
    {
        Client.Dispose();
        await _site!.DisposeAsync();
        await InitializeAsync();
    }

    /// <summary>Waits until what was posted before is written: the answer to a subscription does not.</summary>
    public Task SettleAsync() => Services.GetRequiredService<ToolVerdicts.Store.Writer>().WriteAsync(_ => true);

    /// <summary>The HTML at a path.</summary>
    public async Task<string> HtmlAsync(string path)
    {
        using var response = await Client.GetAsync(path);
        return await response.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_site is not null)
        {
            await _site.StopAsync();
            await _site.DisposeAsync();
        }

        _store.Dispose();
    }

    private static async Task<SiteHost> StartAsync(SiteHost host)
    {
        await host.InitializeAsync();
        return host;
    }
}
