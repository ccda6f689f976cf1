using Microsoft.Data.Sqlite;

namespace ToolVerdicts.BrowserTests;

/// <summary>The running site over <see cref="RichTools"/>, without the seeds.</summary>
public sealed class RichSite : IAsyncLifetime
{
    // The rank here is no exact lower bound of an interval: only the order of the tools matters.
    private const string SetTally =
        """
        UPDATE tools SET votes_ship = @ship, votes_skip = @skip, community_rank = CAST(1e9 * @ship / (@ship + @skip + 4.0) AS INTEGER),
          community_verdict = CASE WHEN @ship > @skip THEN 'ship' WHEN @ship < @skip THEN 'skip' ELSE 'mixed' END
        WHERE slug = @slug
        """;

    private readonly DirectoryInfo content = Directory.CreateTempSubdirectory("toolverdicts-rich-");
    private RunningSite? site;

    public Uri Address => site!.Address;

    /// <summary>The whole address of a path that begins with <c>rich/</c>; others are on the site of the seeds, and stay.</summary>
    public string Resolve(string path) =>
        path.StartsWith("rich/", StringComparison.Ordinal) ? new Uri(Address, path[4..]).AbsoluteUri : path;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        foreach (var tool in RichTools.All)
            await WriteAsync("tools", tool.Slug, tool.File());
        foreach (var reviewer in RichTools.Reviewers)
        {
            var title = $"{char.ToUpperInvariant(reviewer[0])}{reviewer[1..]}";
            var text = $"---\ntitle: {title}\ndescription: Looks at it as a {reviewer}.\n---\n\nThe {title} asks.\n";
            await WriteAsync("reviewers", reviewer, text);
        }

        string[] settings = [$"--Content={content.FullName}", "--Seeds=none"];
        site = await RunningSite.StartAsync(
            async prepared =>
            {
                await prepared.RunAsync(["apply", .. settings]);
                await SetTalliesAsync(prepared.StorePath);
            },
            settings);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        content.Delete(recursive: true);
    }

    private async Task WriteAsync(string folder, string name, string text)
    {
        var place = content.CreateSubdirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(place.FullName, $"{name}.md"), text);
    }

    private static async Task SetTalliesAsync(string store)
    {
        await using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        await connection.OpenAsync();
        foreach (var tool in RichTools.All.Where(tool => tool.Votes != default))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = SetTally;
            command.Parameters.AddWithValue("@ship", tool.Votes.Ship);
            command.Parameters.AddWithValue("@skip", tool.Votes.Skip);
            command.Parameters.AddWithValue("@slug", tool.Slug);
            (await command.ExecuteNonQueryAsync()).ShouldBe(1, tool.Slug);
        }
    }
}
