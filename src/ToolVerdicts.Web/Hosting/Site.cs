using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ToolVerdicts.Content;
using ToolVerdicts.Newsletter.Letters;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Search;
using ToolVerdicts.Store;
using ToolVerdicts.Visitors;
using ToolVerdicts.Web.Background;
using ToolVerdicts.Web.Caching;
using ToolVerdicts.Web.Caching.Personal;
using ToolVerdicts.Web.Endpoints;
using ToolVerdicts.Web.Limits;
using ToolVerdicts.Web.Pages;
using ToolVerdicts.Web.Security;
using ToolVerdicts.Web.Settings;
using ToolVerdicts.Web.Telemetry;

namespace ToolVerdicts.Web.Hosting;

/// <summary>All wiring of the site.</summary>
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
        // An asset's address changes with its content, also when the program runs from its build output.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        return builder;
    }

    /// <summary>The site over a store, with its prose. Before it starts, the store must be migrated and the prose read.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, SiteOptions options, Database database, Task<Library> prose)
    {
        var connections = new HalfOpenConnections();
        builder.Services.AddSingleton(connections);
        builder.Services.Configure<KestrelServerOptions>(RequestLimits.Apply);
        builder.Services.Configure<KestrelServerOptions>(connections.Watch);
        builder.Services.Configure<HostFilteringOptions>(filter => RequestLimits.Apply(filter, builder.Configuration, options));
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded => Proxies.Apply(forwarded, options.Proxies));
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = RequestLimits.Timeout);
        builder.Services.AddResponseCompression(CompressedTypes.Apply);
        Logs.Apply(builder);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(_ => prose.GetAwaiter().GetResult());
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(SearchLimit.Usual);
        builder.Services.AddSingleton<SiteMetrics>();
        if (options.Metrics is not null)
            builder.Services.AddHostedService<MetricsExport>();
        builder.Services.AddSingleton(services => new Writer(
            database,
            fault => WriteFaults.Report(services.GetRequiredService<ILogger<Writer>>(), fault),
            services.GetRequiredService<SiteMetrics>().NoteCommit));
        builder.Services.AddSingleton(_ => SiteKey.Of(database));
        builder.Services.AddSingleton<VisitorKeys>();
        builder.Services.AddHostedService<NetworkSweep>();
        builder.Services.AddSingleton<RefusedAddress>();
        builder.Services.AddSingleton<MessageIds>();
        builder.Services.AddHostedService<MailDelivery>();
        builder.Services.AddHostedService<IssueTimer>();
        builder.Services.AddHostedService<BackupTimer>();
        builder.Services.AddSingleton<StoreInspector>();
        builder.Services.AddHostedService(services => services.GetRequiredService<StoreInspector>());
        builder.Services.AddSingleton<KeptPages>();
        builder.Services.AddSingleton<PageVersions>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PageVersions>());
        builder.Services.AddSingleton<Pages.Tools.DirectoryCounts>();
        builder.Services.AddSingleton<Pages.Shared.PageBeginnings>();
        builder.Services.AddScoped<VisitorState>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Drain.LongestWait);
        // The one cookie is signed with the store's own key, so that it outlives this process; what else would be signed lives as long as it does.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        // Pages that all visitors share can carry no token: SameOrigin refuses other sites' posts.
        // The core alone: nobody signs in here, and AddRazorPages on the services would have every request ask who did. Pages still want a provider of rules.
        builder.Services.AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>();
        builder.Services.AddMvcCore(mvc => mvc.Filters.AddService<VisitorState>())
            .AddRazorPages(pages => pages.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute()));
        // Nothing is protected with those keys: making them at each start takes a while, and warns that they are not kept.
        foreach (var keys in builder.Services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(EphemeralDataProtectionProvider).Assembly).ToList())
            builder.Services.Remove(keys);
        builder.Services.Configure<RazorPagesOptions>(pages => pages.Conventions.AddPageRouteModelConvention("/Prose", ProseModel.Route));
        builder.Services.AddRouting(routing => routing.LowercaseUrls = true);

        var app = builder.Build();
        app.UseMiddleware<Drain>();
        if (options.Proxies.Count > 0)
            app.UseForwardedHeaders();
        app.UseMiddleware<ReadLimit>();
        app.UseMiddleware<MailTokens>();
        app.UseMiddleware<PageCache>();
        app.UseMiddleware<PersonalPages>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<SharedPages>();
        app.UseResponseCompression();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/not-found", "?status={0}");
        app.UseMiddleware<WriteFaults>();
        app.UseMiddleware<SameOrigin>();
        app.UseMiddleware<PreferredForm>();
        app.UseRouting();
        app.UseMiddleware<ActLimits>();
        app.UseMiddleware<PostedForms>();
        app.UseRequestTimeouts();
        app.MapStaticAssets().KeepForAYear();
        app.MapRazorPages().AnswerOnlyWhatTheyCan().WithStaticAssets();
        app.MapHealth();
        app.MapSuggestions();
        app.MapRobots();
        app.MapSitemap();
        app.MapFeed();
        app.MapDigestFeed();
        app.MapLlms();
        app.MapMarkdownTwins();
        app.MapBadges();
        app.MapBookmarkExports();
        return app;
    }
}
