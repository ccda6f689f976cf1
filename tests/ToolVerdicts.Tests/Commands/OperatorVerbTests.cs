using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Votes;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Visitors;
using ToolVerdicts.Votes;
using ToolVerdicts.Web.Commands;

namespace ToolVerdicts.Tests.Commands;

/// <summary>The verbs that operators are asked to use, with good input and bad.</summary>
public sealed class OperatorVerbTests : IDisposable
{
    private readonly TempStore _store = TempStore.With(Seeds.PathOf(1));

    [Theory]
    [InlineData("import", "")]
    [InlineData("digest", "preview", "--out", "")]
    [InlineData("digest", "preview", "--out=")]
    [InlineData("export", "")]
    [InlineData("")]
    public void An_empty_argument_is_a_mistake_of_the_command_line(params string[] args) =>
        CommandLineSettings.Split(args).Mistake.ShouldNotBeNull();

    [Theory]
    [InlineData("subscribers", "erase", "nobody")]
    [InlineData("subscribers", "block", "spam.example")]
    [InlineData("subscribers", "block", "@")]
    [InlineData("votes", "close", "Not a slug")]
    [InlineData("votes", "close", "smollm3", "--until", "tomorrow")]
    [InlineData("votes", "drop", "--counted", "--all")]
    [InlineData("votes", "drop", "--counted", "--tool", "smollm3")]
    [InlineData("votes", "drop", "--call", "ship", "--tool", "smollm3")]
    [InlineData("stats", "--days", "0")]
    [InlineData("stats", "--days", "many")]
    public void What_is_not_understood_is_said(params string[] args)
    {
        var mistakes = Verbs.FindMistakes(args);
        mistakes.ShouldNotBeEmpty();
        mistakes.ShouldAllBe(mistake => !mistake.Contains('\n'));
    }

    [Fact]
    public void A_domain_is_no_file_of_arguments() => Verbs.FindMistakes(["subscribers", "block", "@spam.example"]).ShouldBeEmpty();

    [Fact]
    public async Task What_is_listed_is_JSON_when_asked()
    {
        foreach (var verb in (string[][])[["subscribers", "list"], ["votes", "list"], ["check"]])
        {
            var run = await ProgramRun.OfAsync(_store.Folder, [.. verb, "--json", $"--Store={_store.Database.FilePath}"]);
            run.ExitCode.ShouldBe(0, run.Errors);
            JsonDocument.Parse(run.Output).RootElement.ValueKind.ShouldBe(JsonValueKind.Array);
        }
    }

    [Fact]
    public async Task Who_was_erased_or_blocked_by_an_operator_stays_so_in_a_restored_backup()
    {
        var refused = new RefusedAddress(SiteKey.Of(_store.Database));
        foreach (var address in (string[])["ada@example.org", "bob@spam.example", "eve@example.org"])
            _store.Writer.Ask(MailboxAddress.TryParse(address, out var known) ? known : null!, Choice.Everything, refused, TempStore.Noon);
        await RunAsync("backup", "copy.db");
        await RunAsync("subscribers", "erase", "ada@example.org");
        await RunAsync("subscribers", "block", "@spam.example");
        await RunAsync("subscribers", "block", "eve@example.org");
        await RunAsync("subscribers", "unblock", "eve@example.org");
        (await ProgramRun.OfAsync(_store.Folder, "restore", "copy.db", "--Store=other.db")).ExitCode.ShouldBe(0);

        using var restored = new Database(Path.Combine(_store.Folder, "other.db")).OpenWriter();
        restored.ListSubscribers().ShouldBeEmpty();
        IsRefused("ada@example.org").ShouldBeTrue();
        IsRefused("new@spam.example").ShouldBeTrue();
        IsRefused("eve@example.org").ShouldBeFalse();

        bool IsRefused(string text) => refused.Contains(restored, MailboxAddress.TryParse(text, out var address) ? address : null!);

        async Task RunAsync(params string[] args) =>
            (await ProgramRun.OfAsync(_store.Folder, [.. args, $"--Store={_store.Database.FilePath}"])).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Restoring_over_a_store_of_another_user_is_refused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can give a file to another user.");
        var path = Path.Combine(_store.Folder, "other.db");
        (await ProgramRun.OfAsync(_store.Folder, "backup", "copy.db", $"--Store={_store.Database.FilePath}")).ExitCode.ShouldBe(0);
        File.Copy(Path.Combine(_store.Folder, "copy.db"), path);
        using (var chown = Process.Start("chown", ["65534", path]))
            await chown.EndAsync();
        (await ProgramRun.OfAsync(_store.Folder, "restore", "copy.db", "--Store=other.db")).ShouldBeOneSentence("sudo -u '#65534'");
        using (var chown = Process.Start("chown", ["0", path]))
            await chown.EndAsync();
        (await ProgramRun.OfAsync(_store.Folder, "restore", "copy.db", "--Store=other.db")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_socket_that_a_killed_process_left_is_taken_over_and_systemd_is_told_when_the_site_serves()
    {
        var socket = Path.Combine(_store.Folder, "site.sock");
        using (var left = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            left.Bind(new UnixDomainSocketEndPoint($"{socket}.first"));
            // Under its own name the file would go with the socket, as it does not when a process is killed.
            File.Move($"{socket}.first", socket);
        }

        File.Exists(socket).ShouldBeTrue();
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(Path.Combine(_store.Folder, "notify")));
        var start = ProgramRun.StartOf(_store.Folder, $"--urls=http://unix:{socket}", "--Store=served.db", "--Seeds=none");
        start.Environment["NOTIFY_SOCKET"] = Path.Combine(_store.Folder, "notify");
        using (var serving = Process.Start(start)!)
        {
            try
            {
                var told = new byte[64];
                var length = await manager.ReceiveAsync(told).WithinAsync("the message of readiness");
                Encoding.UTF8.GetString(told, 0, length).ShouldBe("READY=1");
                using var visitor = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await visitor.ConnectAsync(new UnixDomainSocketEndPoint(socket));
            }
            finally
            {
                serving.Kill();
                await serving.EndAsync();
            }
        }

        await File.WriteAllTextAsync(Path.Combine(_store.Folder, "notes"), "Notes that matter.");
        var refused = await ProgramRun.OfAsync(
            _store.Folder, $"--urls=http://unix:{_store.Folder}/notes", "--Store=served.db", "--Seeds=none");
        refused.ExitCode.ShouldBe(3);
        (await File.ReadAllTextAsync(Path.Combine(_store.Folder, "notes"))).ShouldBe("Notes that matter.");
    }

    [Fact]
    public void Votes_that_were_closed_are_listed_still()
    {
        var tool = _store.IdOf("smollm3");
        _store.Cast(RandomVotes.NewVoter(new Random(1)), tool, Call.Ship, Network.Of(IPAddress.Loopback));
        var before = _store.Writer.ListVotes(slug: null, day: null);
        before.ShouldHaveSingleItem().Ship.ShouldBe(1);
        _store.Writer.CloseVotes(before[0].Slug, until: null).ShouldBeTrue();
        _store.Writer.ListVotes(slug: null, day: null).ShouldBe(before);
        _store.Writer.ListClosedVotes().ShouldHaveSingleItem().Slug.ShouldBe(before[0].Slug);
    }

    public void Dispose() => _store.Dispose();
}
