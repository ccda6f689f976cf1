using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ToolVerdicts.Web.Caching.Personal;
using ToolVerdicts.Web.Endpoints;
using ToolVerdicts.Web.Pages;
using ToolVerdicts.Web.Telemetry;

namespace ToolVerdicts.Web.Hosting;

/// <summary>Wires the site's services and middleware.</summary>
public static class Site
{
    /// <summary>A builder that reads the settings in ASP.NET Core's usual way, whatever folder the program is called from.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", isEnabled: true);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = settings,
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = SiteOptions.ContentRoot,
        });
        builder.WebHost.UseStaticWebAssets();
        // The address of an asset changes with its content, also when the program runs from its build output.
        builder.Configuration.AddInMemoryCollection([new("ReloadStaticAssetsAtRuntime", "false")]);
        ConfigFile.AddTo(((IConfigurationBuilder)builder.Configuration).Sources, builder.Configuration["Config"]);
        return builder;
    }

    /// <summary>The site over a store, with its content. Before it starts, the store must be migrated and the content read.</summary>
    /// <param name="preview">The changes that a preview shows; null for a site that is none.</param>
    public static WebApplication Build(
        WebApplicationBuilder builder, SiteOptions options, Database database, Task<LiveSite> live, PreviewNotes? preview = null)
    {
        AddServer(builder, options);
        Logs.Apply(builder);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(_ => live.GetAwaiter().GetResult());
        // The first filter is the outermost.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, FormerHosts>());
        builder.Services.TryAddSingleton<TimeProvider>(SiteClock.Instance);
        builder.Services.TryAddSingleton(SearchLimit.Usual);
        builder.Services.AddSingleton(services => new SiteMetrics(
            services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(),
            new Lazy<Writer>(services.GetRequiredService<Writer>),
            database));
        if (options.Metrics is not null || options.Prometheus is not null)
            builder.Services.AddMetricsExport(options.Metrics, options.Prometheus);
        builder.Services.AddSingleton(services => new Writer(
            database,
            fault => WriteFaults.Report(services.GetRequiredService<ILogger<Writer>>(), fault),
            services.GetRequiredService<SiteMetrics>().NoteCommit));
        builder.Services.AddSingleton(_ => SiteKey.Of(database));
        builder.Services.AddSingleton<VisitorKeys>();
        builder.Services.TryAddSingleton<FaultLog>();
        builder.Services.AddSingleton(options.Erasures);
        builder.Services.AddSingleton<StoredBytes>();
        builder.Services.AddSingleton<VoteBursts>();
        builder.Services.AddSingleton<FeedIds>();
        builder.Services.AddSingleton<RefusedAddress>();
        builder.Services.AddSingleton<MessageIds>();
        builder.Services.AddSingleton(preview ?? PreviewNotes.None);
        if (preview is null)
            AddTimers(builder.Services, options);
        builder.Services.AddSingleton<ReadCounter>();
        builder.Services.AddSingleton<StoreInspector>();
        builder.Services.AddHostedService(services => services.GetRequiredService<StoreInspector>());
        builder.Services.AddSingleton<DeclaredPages>();
        builder.Services.AddSingleton<CachedPages>();
        builder.Services.AddSingleton<PageVersions>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PageVersions>());
        builder.Services.AddSingleton<Pages.Tools.DirectoryCounts>();
        builder.Services.AddHostedService<DirectoryLoader>();
        builder.Services.AddScoped<VisitorState>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Drain.LongestWait);
        AddPages(builder.Services);

        var app = builder.Build();
        if (options.Metrics is not null || options.Prometheus is not null)
            MetricsExport.ExportAtStop(app);
        app.UseMiddleware<Door>();
        app.UseMiddleware<HostNames>();
        app.UseMiddleware<Drain>();
        if (options.Proxies.Count > 0)
            app.UseForwardedHeaders();
        if (options.BasePath.Length > 0)
            app.Use(new BasePath(options.BasePath).TakeOffAsync);
        if (preview is not null)
            app.Use(RefuseActs);
        app.UseMiddleware<SecretAddresses>();
        app.UseMiddleware<ReadLimit>();
        if (preview is null)
            app.UseMiddleware<PageViews>();
        app.UseMiddleware<PageCache>();
        app.UseMiddleware<PersonalPages>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<SharedPages>();
        app.UseResponseCompression();
        if (options.BasePath.Length > 0)
            app.Use(new BasePath(options.BasePath).PutBackAsync);
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/not-found", "?status={0}");
        app.UseMiddleware<WriteFaults>();
        app.UseMiddleware<FormerAddresses>();
        app.UseMiddleware<SameOrigin>();
        app.UseMiddleware<MarkdownNegotiation>();
        app.UseRouting();
        app.UseMiddleware<ActLimits>();
        app.UseMiddleware<PostedForms>();
        app.UseRequestTimeouts();
        app.MapStaticAssets().CacheForAYear();
        app.MapRazorPages().WithDeclarations().WithStaticAssets();
        app.MapHealth();
        app.MapSuggestions();
        app.MapRobots();
        app.MapOpenSearch();
        app.MapSecurityText();
        app.MapSitemap();
        app.MapFeed();
        app.MapDigestFeed();
        app.MapChangeFeeds();
        app.MapLlms();
        app.MapMarkdownTwins();
        app.MapArticleTwins();
        app.MapBadges();
        app.MapBookmarkExports();
        return app;
    }

    // A preview is a copy: it sends no mail, and keeps nothing.
    private static void AddTimers(IServiceCollection services, SiteOptions options)
    {
        services.AddHostedService<NetworkSweep>();
        services.AddHostedService<TallyTimer>();
        services.AddHostedService<DatedFiles>();
        services.AddHostedService<BackupTimer>();
        services.AddHostedService<ReadCountTimer>();
        if (options.Mail.IsOff)
            return;
        services.AddHostedService<MailDelivery>();
        services.AddHostedService<IssueTimer>();
    }

    private static void AddServer(WebApplicationBuilder builder, SiteOptions options)
    {
        var connections = new HeldConnections(options);
        builder.Services.AddSingleton(connections);
        builder.Services.Configure<KestrelServerOptions>(RequestLimits.Apply);
        builder.Services.Configure<KestrelServerOptions>(connections.Watch);
        // HostNames decides instead of the framework's filter, whose answer is empty and which logs nothing.
        builder.Services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded => Trust(forwarded, options.Proxies));
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = RequestLimits.Timeout);
        builder.Services.AddResponseCompression(CompressedTypes.Apply);
        builder.Services.Configure<BrotliCompressionProviderOptions>(CompressedTypes.Apply);
    }

    private static Task RefuseActs(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This is a preview: it takes no votes, bookmarks or subscriptions.\n");
    }

    private static void Trust(ForwardedHeadersOptions forwarded, IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        // Without a named proxy none is trusted, not even when the environment switches the framework's own middleware on.
        forwarded.ForwardedHeaders = proxies.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // A chain is followed for as long as it leads through named proxies. The framework would also trust all programs of this machine.
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            forwarded.KnownIPNetworks.Add(proxy);
    }

    private static void AddPages(IServiceCollection services)
    {
        // The core of MVC alone: AddRazorPages on the services would add authentication to every request. Pages still need a provider of
        // policies.
        services.AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>();
        // A page in the cache cannot hold a token against forged posts: SameOrigin refuses those.
        services.AddMvcCore(mvc => mvc.Filters.AddService<VisitorState>())
            .AddRazorPages(pages => pages.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute()));
        services.Configure<RazorPagesOptions>(pages => pages.Conventions.AddPageRouteModelConvention("/Prose", ProseModel.AddRoutes));
        services.AddRouting(routing => routing.LowercaseUrls = true);
        // Nothing is protected with data protection's keys: the cookie of visitors is signed with the store's key and outlives this
        // process. Making keys at each start would take a while, and warn that they are not kept. MVC adds their hosted service, so it is
        // removed last.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        var making = services.Where(service => service.ServiceType == typeof(IHostedService)
            && service.ImplementationType?.Assembly == typeof(EphemeralDataProtectionProvider).Assembly);
        foreach (var keys in making.ToList())
            services.Remove(keys);
    }
}
