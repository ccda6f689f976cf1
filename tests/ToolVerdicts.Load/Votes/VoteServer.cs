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

/// <summary>A server that only takes votes, as the site does. Two instances differ in nothing but the <see cref="WritePath"/>.</summary>
internal static class VoteServer
{
    /// <summary>The verb of the child process, followed by the write path, the store's file and the port.</summary>
    public const string Verb = "votes-server";

    /// <summary>Serves until the process is ended.</summary>
    public static async Task<int> RunAsync(WritePath path, string store, int port)
    {
        var database = new Database(store);
        var keys = new VisitorKeys(SiteKey.Of(database));
        Dictionary<string, long> tools;
        using (var reader = database.OpenWriter())
        {
            tools = reader.Query<(string Slug, long Id)>("SELECT slug, id FROM tools")
                .ToDictionary(tool => tool.Slug, tool => tool.Id, StringComparer.Ordinal);
        }

        var write = CreateWrite(path, database);

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

    private static Func<Vote, Task> CreateWrite(WritePath path, Database database)
    {
        if (path == WritePath.Plain)
        {
            // Each request blocks a thread. The pool would add missing threads slowly, so it starts with enough.
            ThreadPool.SetMinThreads(VoteBenchmark.Connections * 2, VoteBenchmark.Connections);
            var pool = new ConcurrentBag<DbConnection>();
            return vote =>
            {
                // A pooled connection keeps its settings, so that taking one costs nothing.
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
            // The pragma runs outside a transaction, while the writer is idle.
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
