using ToolVerdicts.Load.Backups;
using ToolVerdicts.Load.Hostile;
using ToolVerdicts.Load.Pages;
using ToolVerdicts.Load.Scale;

namespace ToolVerdicts.Load;

/// <summary>The help text of the verbs.</summary>
internal static class Help
{
    /// <summary>
    /// Each verb with its arguments, what it measures, and its control: the comparison or the deliberately wrong program by which the run
    /// shows that it can fail. The control is null where there is none.
    /// </summary>
    public static readonly IReadOnlyList<(string Verb, string Measured, string? Control)> Verbs =
    [
        ("import", "Processor time per capture and peak memory of importing 5,000 captures", "importing 500"),
        ($"{MutatedCaptures.Verb} COUNT", "Damaged captures are imported or refused as a whole, each in limited time", null),
        ($"{MutatedCaptures.ContainerVerb} COUNT", "The same of pages as MHTML, HTML, Markdown and wrapped text", null),
        ("votes-crash [ROUNDS]", "Acknowledged votes after kill -9 of the site", "a server that acknowledges before the commit"),
        ("votes-bench", "Durable votes per second and their latency", "one commit per request"),
        ("pages-bench", "Requests per second and latency of a cached page", "bare Kestrel, ASP.NET Core's output cache, and nginx"),
        ("busy-bench", "Throughput of a cached page during a thousand votes per second", "the same without votes"),
        ("start-bench", "Time from the start of the process to the first page", "an empty Razor Pages app"),
        (TypedNames.Verb, "A thousand names are found as people type them", null),
        ($"{ScaleStore.Verb} FILE TOOLS VOTES [CAPTURES]", "Creates a large store for growth-bench", null),
        ($"{GrowthBenchmark.Verb} FILE", "Cost of pages and searches in a large store", "the same pages in a store of the seeds"),
        ($"{CriteriaBenchmark.Verb} FILE [PUBLISHED]", "Cost of pages in a large store with thirty criteria", "the store without them"),
        ("digest-faults", "Messages kept by a faulty mail server against the deliveries in the store", "a careless sender"),
        ("digest-kills [RECIPIENTS KILLS]", "Messages lost or doubled after kill -9 of the sender", "a careless sender"),
        ($"{Corruptions.Verb} [COUNT]", "Damage to a store's file that the store check finds", "integrity_check alone"),
        (RestoreRun.Verb, "Time to back up and restore a million votes", "equal counts before and after"),
        ("power-loss", "Acknowledged votes in crash images of the store's files", "synchronous=NORMAL and synchronous=OFF"),
        ("io-errors", "Acknowledged votes after failed writes and flushes", "a server that acknowledges before the commit"),
        ("full-disk", "Acknowledged votes on a full and a read-only disk", "a server that acknowledges before the commit"),
        ("slow-disk", "Latency of votes and pages with slow flushes", "a server that acknowledges before the commit"),
        ("migration-stops", "Stores whose migration was stopped at each statement", "migrations without transactions"),
        ("clock-jumps", "Answers, caps and issues while the clock jumps", "issues by the time since the last one"),
        ("restarts", "Requests dropped by SIGTERM under load", "SIGKILL"),
        ("second-process", "Starts of a second process on a served store", "starts on a copy"),
        ("smuggling", "Hidden requests that reach the site through nginx", null),
        (SitemapFlood.Verb, "Memory and another visitor's searches during floods of sitemap requests", null),
        (HeldLines.Verb, "New and earlier clients while four networks ask for all connections", "the site without limits of networks"),
        (LogFlood.Verb, "Bytes of log a second that one stranger causes", "every message of the server"),
        (HalfOpen.Verb, "Latency of pages during 5,000 half-open connections", "the same without them"),
    ];
}
