using System.CommandLine;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Web.Commands;

/// <summary>
/// <c>preview [--urls=…]</c>: serves a copy of the store with the content folder applied, to this machine alone, and again whenever a
/// file of the folder changes.
/// </summary>
internal static class Preview
{
    private const string DefaultUrl = "http://127.0.0.1:5001";

    public static Command Command(CommandLineSettings line)
    {
        var command = new Command("preview", "Serve a copy of the store with the content folder applied, to this machine alone");
        command.SetAction((_, stopping) => RunAsync(line, stopping));
        return command;
    }

    private static async Task<int> RunAsync(CommandLineSettings line, CancellationToken stopping)
    {
        var settings = line.Configuration();
        var (options, urls) = (SiteOptions.Read(settings), settings["urls"] ?? DefaultUrl);
        RequireLoopback(urls);
        using var folder = new FolderWatch(options.Content);
        while (true)
        {
            var files = EditorFiles.Read(options, SiteClock.Instance.Today());
            var served = files.Faults.Count > 0
                ? Refuse(files.Faults, urls)
                : await TrialStore.RunAsync(options.OpenStore(), copy => ServeAsync(line, options, copy, files, urls, folder));
            if (served.IsStopped)
                return ExitCode.Done;
            urls = served.Urls;
            if (served.IsRefused)
                await folder.WaitAsync(stopping);
        }
    }

    private static Served Refuse(IReadOnlyList<ContentFault> faults, string urls)
    {
        PlanReport.PrintFaults(faults);
        Console.WriteLine("The preview waits for a change of a file. Stop with Ctrl+C.");
        return new Served(urls, IsRefused: true);
    }

    private static async Task<Served> ServeAsync(
        CommandLineSettings line, SiteOptions options, Database copy, EditorFiles files, string urls, FolderWatch folder)
    {
        options = options with { Store = copy.FilePath, BaseUrl = new Uri(urls.Split(';')[0]) };
        var (plan, live) = Apply(copy, options, files);
        if (plan.Outcome.Faults.Count > 0)
            return Refuse(plan.Outcome.Faults, urls);
        PlanReport.Print(plan);

        var builder = Site.CreateBuilder(line.Settings);
        builder.Configuration["urls"] = urls;
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        using var served = copy.OpenToServe(SiteClock.Instance.GetUtcNow());
        await using var site = Site.Build(
            builder, options, copy, Task.FromResult(live), new PreviewNotes(IsOn: true, plan.Changes));
        await Serve.StartAsync(site, urls);
        Console.WriteLine($"The preview is at {site.Urls.First()}; it follows the files of {options.Content}. Stop with Ctrl+C.");
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (site.Lifetime.ApplicationStopping.Register(stopped.SetResult))
            await Task.WhenAny(stopped.Task, WaitForFilesAsync(options, folder, site.Lifetime.ApplicationStopping));
        // A free port that the system chose stays the same.
        var next = new Served(string.Join(';', site.Urls)) { IsStopped = stopped.Task.IsCompleted };
        await site.StopAsync();
        return next;
    }

    // Files with faults leave the pages as they are.
    private static async Task WaitForFilesAsync(SiteOptions options, FolderWatch folder, CancellationToken stopping)
    {
        do
        {
            await folder.WaitAsync(stopping);
            var faults = EditorFiles.Read(options, SiteClock.Instance.Today()).Faults;
            if (faults.Count == 0)
                return;
            PlanReport.PrintFaults(faults);
        }
        while (!stopping.IsCancellationRequested);
    }

    private static (ContentPlan Plan, LiveSite Site) Apply(Database copy, SiteOptions options, EditorFiles files)
    {
        var now = SiteClock.Instance.GetUtcNow();
        using var store = copy.OpenUpgradedToImport(now);
        var plan = files.Apply(store, new RevisionNote(Author: null, "A preview"), now);
        return (plan, options.ReadLive(store));
    }

    private static void RequireLoopback(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !address.IsLoopback)
                throw new SettingException($"A preview is served to this machine alone, and {url} is no address of it; use {DefaultUrl}.");
        }
    }

    /// <param name="Urls">The addresses to serve at next.</param>
    /// <param name="IsRefused">True when the files have faults, so that nothing was served.</param>
    private sealed record Served(string Urls, bool IsRefused = false)
    {
        /// <summary>True when the preview is to end.</summary>
        public bool IsStopped { get; init; }
    }
}
