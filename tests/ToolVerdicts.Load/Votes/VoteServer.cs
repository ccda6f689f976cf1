using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ToolVerdicts.Store;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Visitors;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Load.Votes;

/// <summary>How a vote gets to the disk, and when its visitor hears of it.</summary>
public enum WritePath
{
    /// <summary>The site's: <see cref="Writer"/> commits in groups, and answers after the commit.</summary>
    Group,

    /// <summary>The plain way: a transaction a request, on a connection of its own out of a pool.</summary>
    Plain,

    /// <summary>A fault put in on purpose: as <see cref="Group"/>, but it answers before the commit.</summary>
    Early,

    /// <summary>A fault put in on purpose: as <see cref="Group"/>, but the log is flushed with checkpoints only (<c>synchronous=NORMAL</c>).</summary>
    Normal,

    /// <summary>A fault put in on purpose: as <see cref="Group"/>, but nothing is ever flushed (<c>synchronous=OFF</c>).</summary>
    Off,
}

/// <summary>Takes votes as the site does and does nothing else, over one write path or another: nothing but the path tells two of these apart.</summary>
internal static class VoteServer
{
    /// <summary>The verb of the server's process, followed by the path, the store and the port.</summary>
    public const string Verb = "votes-server";

    /// <summary>Serves until the process is ended.</summary>
    public static async Task<int> RunAsync(WritePath path, string store, int port)
    {
        var database = new Database(store);
        var keys = new VisitorKeys(SiteKey.Of(database));
        Dictionary<string, long> tools;
        using (var reader = database.OpenWriter())
            tools = reader.Query<(string Slug, long Id)>("SELECT slug, id FROM tools").ToDictionary(tool => tool.Slug, tool => tool.Id, StringComparer.Ordinal);
        var write = Writing(path, database);

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        app.Run(async context =>
        {
            var slug = context.Request.Path.Value!.Split('/')[2];
            var form = await context.Request.ReadFormAsync();
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var visitor = VisitorId.Read(context.Request.Cookies["visitor"], keys.Signing, today)
                ?? VisitorId.New(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16), today);
            Call? call = form["vote"].ToString() switch { "ship" => Call.Ship, "skip" => Call.Skip, _ => null };
            var from = Network.Of(IPAddress.Parse(context.Request.Headers["X-Forwarded-For"].ToString()));
            await write(new Vote(keys.VoterOf(visitor), tools[slug], call, today, from));
            context.Response.Cookies.Append("visitor", visitor.Sign(keys.Signing));
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.ContentLength = 0;
        });
        await app.RunAsync();
        return 0;
    }

    private static Func<Vote, Task> Writing(WritePath path, Database database)
    {
        if (path == WritePath.Plain)
        {
            // It blocks a thread a request, and would wait half a second for each that the pool does not have.
            ThreadPool.SetMinThreads(VoteBenchmark.Connections * 2, VoteBenchmark.Connections);
            var pool = new ConcurrentBag<DbConnection>();
            return vote =>
            {
                // A connection that waits in the pool keeps its settings, and costs nothing to take.
                if (!pool.TryTake(out var store))
                    store = database.OpenWriter();
                store.InTransaction(() => store.Cast(vote));
                pool.Add(store);
                return Task.CompletedTask;
            };
        }

        var writer = new Writer(database, fault => Console.Error.WriteLine(fault));
        if (path is WritePath.Normal or WritePath.Off)
        {
            // Outside of a transaction, and while the writer has nothing to do.
            var connection = writer.WriteAsync(store => store).GetAwaiter().GetResult();
            connection.Execute($"PRAGMA synchronous={path}");
        }

        return path != WritePath.Early
            ? vote => writer.WriteAsync(store => store.Cast(vote))
            : vote =>
            {
                _ = writer.WriteAsync(store => store.Cast(vote));
                return Task.CompletedTask;
            };
    }
}
