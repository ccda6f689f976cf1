namespace ToolVerdicts.Tests.Pages;

/// <summary>The site over the seeds, below a path that is also the beginning of addresses of its own.</summary>
public sealed class SiteBelowPath : IAsyncLifetime
{
    public const string Base = "/tools";
    public const string Address = $"https://h.example{Base}";

    private readonly TempStore _store = TempStore.With(Seeds.Paths);

    public SiteHost Site { get; private set; } = null!;

    /// <summary>The folder that gets messages.</summary>
    public string Mail => Path.Combine(_store.Folder, "mail");

    public async ValueTask InitializeAsync() =>
        // A month later, when articles are published.
        Site = await SiteHost.OverAsync(
            _store, new RunningTime(TempStore.Noon.AddDays(30)), $"--Site:BaseUrl={Address}/", "--Site:FormerHosts=old.example");

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
