using System.Net;
using ToolVerdicts.Tests.Content;

namespace ToolVerdicts.Tests.Commands;

public sealed class PreviewTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_preview_shows_the_plan_marks_what_changes_keeps_nothing_and_follows_the_files()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/ml-intern.md", "---\nfacts:\n  price: { value: Gratis, own: true }\n---\n");
        var before = await File.ReadAllBytesAsync(site.Store);
        using var preview = await StartAsync(site);

        var page = await preview.Client.GetStringAsync("/tools/ml-intern");
        page.ShouldContain("1 change.");
        page.ShouldContain("<mark class=\"preview\">changed; was Free</mark>");
        (await preview.Client.GetStringAsync("/compare/mistral-3-small-22b-vs-ml-intern")).ShouldContain("changed; was Free");
        (await preview.Client.GetStringAsync("/tools/smolvlm2")).ShouldNotContain("<mark class=\"preview\">");
        var vote = await preview.Client.PostAsync(
            "/tools/ml-intern/vote", new FormUrlEncodedContent([KeyValuePair.Create("vote", "ship")]));
        vote.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        vote.Headers.Contains("Set-Cookie").ShouldBeFalse();

        site.Write("tools/ml-intern.md", "---\nfacts:\n  price: { value: Paid, own: true }\n---\n");
        await preview.UntilAsync("/tools/ml-intern", text => text.Contains("Paid", StringComparison.Ordinal));
        site.Write("tools/ml-intern.md", "---\nfacts:\n  prize: Paid\n---\n");
        await UntilAsync(() => Task.FromResult(preview.Log.Contains("prize", StringComparison.Ordinal)));
        (await preview.Client.GetStringAsync("/tools/ml-intern")).ShouldContain("Paid", Case.Sensitive, "the last good files are shown");
        site.Write("tools/ml-intern.md", "---\nfacts:\n  price: { value: Dear, own: true }\n---\n");
        await preview.UntilAsync("/tools/ml-intern", text => text.Contains("Dear", StringComparison.Ordinal));

        await preview.KillAsync();
        (await File.ReadAllBytesAsync(site.Store)).ShouldBe(before);
    }

    [Fact]
    public async Task A_preview_is_served_to_this_machine_alone()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        (await site.RunAsync("preview", "--urls=http://0.0.0.0:0")).ShouldBeOneSentence("this machine alone");
        (await site.RunAsync("preview", "--urls=http://verdicts.example:5001")).ShouldBeOneSentence("this machine alone");
    }

    private static Task<RunningProgram> StartAsync(EditedFolder site) =>
        RunningProgram.StartAsync(site.Store, "preview", $"--Content={site.PathOf("")}");

    private static async Task UntilAsync(Func<Task<bool>> isDone)
    {
        var limit = DateTime.UtcNow + Patience;
        while (!await isDone())
        {
            (DateTime.UtcNow < limit).ShouldBeTrue("the preview did not follow within its time");
            await Task.Delay(100);
        }
    }
}
