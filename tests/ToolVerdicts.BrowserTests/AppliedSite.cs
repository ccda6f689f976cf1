namespace ToolVerdicts.BrowserTests;

/// <summary>The running site with the files of the content folder, which state criteria.</summary>
public sealed class AppliedSite : IAsyncLifetime
{
    private RunningSite? site;

    public Uri Address => site!.Address;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => site = await RunningSite.StartAsync("--Content:Apply=start");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => site?.DisposeAsync() ?? ValueTask.CompletedTask;
}
