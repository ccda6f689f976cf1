using Dapper;
using ToolVerdicts.Tests.Reviews;

namespace ToolVerdicts.Tests.Pages;

/// <summary>The site over random panels, and a reviewer who has said nothing.</summary>
public sealed class ReviewedSite : IAsyncLifetime
{
    /// <summary>The site.</summary>
    public SiteHost Site { get; private set; } = null!;

    /// <summary>Its store, gone with it.</summary>
    internal TempStore Store { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Store.AddRandomPanels(seed: 5, tools: 120);
        Store.Writer.Execute("INSERT INTO reviewers (key, name) VALUES ('auditor', 'Auditor')");
        Site = await SiteHost.OverAsync(Store);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
