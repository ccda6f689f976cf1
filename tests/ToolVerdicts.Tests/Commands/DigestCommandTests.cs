using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Newsletter;

namespace ToolVerdicts.Tests.Commands;

public sealed class DigestCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;

    [Fact]
    public async Task An_issue_is_previewed_queued_once_and_told_of()
    {
        await LeaveTheEndOfAWeekAsync();
        await RunAsync("import", Seeds.Folder, "--Store=try.db");
        (await RunAsync("digest", "status", "--Store=try.db")).Output.ShouldContain("Subscribers: none");

        var preview = await RunAsync("digest", "preview", "--Store=try.db");
        preview.ExitCode.ShouldBe(0, preview.Errors);
        preview.Output.ShouldContain("not composed yet: 5 new comparisons, 8 new tools.");
        var files = Directory.GetFiles(Path.Combine(_folder, "digest-preview"));
        files.Select(Path.GetExtension).Order(StringComparer.Ordinal).ShouldBe([".eml", ".html", ".txt"]);
        foreach (var file in files)
            preview.Output.ShouldContain(file);

        Write("INSERT INTO subscribers (key, address, state, choice, asked_at, changed_at) VALUES ('ada@example.org', 'ada@example.org', "
            + "'confirmed', 'everything', @now, @now)");
        var send = await RunAsync("digest", "send", "--Store=try.db");
        send.ExitCode.ShouldBe(0, send.Errors);
        send.Output.ShouldContain("composed now");
        send.Output.ShouldContain("Queued for 1 reader.");
        send.Output.ShouldContain("Nobody serves this store now");
        (await RunAsync("digest", "send", "--Store=try.db")).Output.ShouldContain("Nobody is left who wants it");
        Directory.Exists(Path.Combine(_folder, "mail")).ShouldBeFalse("no verb sends");

        Write("UPDATE deliveries SET state = 'unknown', last_answer = 'The line went dead.'");
        var status = await RunAsync("digest", "status", "--Store=try.db");
        status.Output.ShouldContain("Subscribers: 1 confirmed");
        status.Output.ShouldContain("ada@example.org  The line went dead.");
    }

    [Fact]
    public async Task A_clock_behind_the_last_issue_or_import_is_told_and_nothing_is_queued()
    {
        await RunAsync("import", Seeds.PathOf(0), "--Store=try.db");
        var ahead = IssueWeek.Of(TimeProvider.System.GetUtcNow().AddDays(14));
        Write($"INSERT INTO issues (week, after_revision, through_revision, composed_at, is_empty, summary, content) VALUES ('{ahead}', 0, "
            + $"0, @now, 1, '', '{{}}')");
        var send = await RunAsync("digest", "send", "--Store=try.db");
        send.ExitCode.ShouldBe(1);
        send.Output.ShouldContain($"{ahead}");

        Write("UPDATE revisions SET recorded_at = '2999-01-01T00:00:00.000Z'");
        send = await RunAsync("digest", "send", "--Store=try.db");
        send.ExitCode.ShouldBe(1);
        send.Output.ShouldContain("The last import was at 2999-01-01");
    }

    [Fact]
    public async Task An_issue_of_a_clock_that_was_years_ahead_keeps_none_from_being_sent()
    {
        await RunAsync("import", Seeds.PathOf(0), "--Store=try.db");
        Write("INSERT INTO issues (week, after_revision, through_revision, composed_at, is_empty, summary, content) VALUES ('2999-W01', 0, "
            + "0, @now, 1, '', '{}')");
        var send = await RunAsync("digest", "send", "--Store=try.db");
        send.ExitCode.ShouldBe(0);
        send.Output.ShouldContain("composed now");
    }

    [Theory]
    [InlineData("--Mail:From=nobody", "Mail:From is \"nobody\"")]
    [InlineData("--Mail:From=a@b.example,c@d.example", "one plain address")]
    [InlineData("--Mail:Host=smtp.example", "Mail:From is not")]
    [InlineData("--Mail:Host=a b", "Mail:Host is \"a b\"")]
    [InlineData("--Mail:Host=smtp.example --Mail:From=a@b.example --Mail:Pickup=mail", "both set")]
    [InlineData("--Mail:Host=smtp.example --Mail:From=a@b.example --Mail:Port=0", "Mail:Port is \"0\"")]
    [InlineData("--Mail:Host=smtp.example --Mail:From=a@b.example --Mail:Tls=yes", "Mail:Tls is \"yes\"")]
    [InlineData("--Mail:Host=smtp.example --Mail:From=a@b.example --Mail:User=u", "go together")]
    [InlineData("--Mail:Pickup=", "Mail:Pickup is empty")]
    [InlineData("--Mail:Host=smtp.example --Mail:From=a@b.example --Mail:User=u --Mail:Password=p --Mail:Tls=none",
        "a password is not sent without encryption")]
    [InlineData("--Mail:Dkim:Domain=b.example --Mail:Dkim:Selector=2026", "go together")]
    [InlineData("--Mail:Dkim:Domain=b..example --Mail:Dkim:Selector=2026 --Mail:Dkim:KeyFile=key", "Mail:Dkim:Domain is \"b..example\"")]
    [InlineData("--Mail:Dkim:Domain=b.example --Mail:Dkim:Selector=2026; --Mail:Dkim:KeyFile=key", "Mail:Dkim:Selector is \"2026;\"")]
    [InlineData("--Mail:Dkim:Domain=b.example --Mail:Dkim:Selector=2026 --Mail:Dkim:KeyFile=key",
        "there is no such file; make one with: openssl genrsa")]
    [InlineData("--Mail:Dkim:Domain=b.example --Mail:Dkim:Selector=2026 --Mail:Dkim:KeyFile=.", "cannot be read")]
    [InlineData("--Digest:Day=Someday", "Digest:Day is \"Someday\"")]
    [InlineData("--Digest:Day=1", "Digest:Day is \"1\"")]
    [InlineData("--Digest:Hour=24", "Digest:Hour is \"24\"")]
    public async Task A_mail_setting_that_cannot_be_used_is_one_sentence(string settings, string sentence)
    {
        string[] parts = settings.Contains("a b", StringComparison.Ordinal) ? [settings] : settings.Split(' ');
        (await RunAsync(["--urls=http://127.0.0.1:0", "--Store=try.db", .. parts])).ShouldBeOneSentence(sentence);
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_DKIM_key_that_cannot_sign_is_one_sentence_and_one_that_can_is_taken()
    {
        using var rsa = RSA.Create(2048);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var keys = new Dictionary<string, string>
        {
            [rsa.ExportRSAPublicKeyPem()] = "holds no private key",
            [ec.ExportECPrivateKeyPem()] = "holds no private key of RSA or Ed25519",
            [rsa.ExportEncryptedPkcs8PrivateKeyPem("secret",
                new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1))] = "without a password",
            ["-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n"] = "is no PEM file",
            ["no key"] = "holds no private key",
            [""] = "holds no private key",
        };
        var path = Path.Combine(_folder, "dkim.pem");
        string[] settings = ["--Store=try.db", "--Mail:Dkim:Domain=b.example", "--Mail:Dkim:Selector=2026", $"--Mail:Dkim:KeyFile={path}"];
        foreach (var (key, sentence) in keys)
        {
            await File.WriteAllTextAsync(path, key);
            (await RunAsync(["--urls=http://127.0.0.1:0", .. settings])).ShouldBeOneSentence(sentence);
        }

        // Of a verb that sends nothing: it reads the same settings.
        foreach (var key in (string[])[rsa.ExportRSAPrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem()])
        {
            await File.WriteAllTextAsync(path, key);
            (await RunAsync(["import", Seeds.PathOf(0), .. settings])).ExitCode.ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_token_stands_in_no_log_however_much_is_logged()
    {
        using var serving =
            ProgramRun.Start(_folder, "--urls=http://127.0.0.1:0", "--Store=try.db", "--Logging:LogLevel:Default=Trace",
            "--Logging:LogLevel:Microsoft=Trace", "--Logging:Console:FormatterName=json",
            "--Logging:Console:FormatterOptions:IncludeScopes=true");
        var log = new System.Text.StringBuilder();
        var url = new TaskCompletionSource<string>();
        serving.OutputDataReceived += (_, line) => Note(line.Data);
        serving.ErrorDataReceived += (_, line) => Note(line.Data);
        serving.BeginOutputReadLine();
        serving.BeginErrorReadLine();
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(await url.Task.WithinAsync("the address on the start screen")) };
            await client.PostAsync("/subscribe", new FormUrlEncodedContent([KeyValuePair.Create("email", "ada@example.org")]));
            var folder = Path.Combine(_folder, "mail");
            await Wait.UntilAsync(() =>
                Directory.Exists(folder) && Directory.GetFiles(folder, "*.eml").Length > 0, "the confirmation letter");
            var letter = SentLetter.Read(Directory.GetFiles(folder, "*.eml")[0]);
            string[] paths =
                [$"/subscribe/confirm/{letter.ConfirmToken}", $"/unsubscribe/{letter.UnsubscribeToken}",
                $"/subscribe/preferences/{letter.UnsubscribeToken}"];
            foreach (var path in paths)
                await client.GetAsync(path);
            foreach (var path in paths)
                await client.PostAsync(path, new FormUrlEncodedContent([]));
            foreach (var path in paths)
                await client.PutAsync(path, new StringContent("x"));
            await client.GetAsync("/tools");

            await Wait.UntilAsync(() => Log().Contains("/tools", StringComparison.Ordinal), "the request in the log");
            foreach (var token in (string[])[letter.ConfirmToken, letter.UnsubscribeToken])
                Log().ShouldNotContain(token);
        }
        finally
        {
            serving.Kill(entireProcessTree: true);
            await serving.EndAsync();
        }

        void Note(string? line)
        {
            lock (log)
                log.AppendLine(line);
            if (line?.StartsWith("  look", StringComparison.Ordinal) == true)
                url.TrySetResult(line["  look".Length..].Trim());
        }

        string Log()
        {
            lock (log)
                return log.ToString();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // The verbs of one test go by the machine's clock and must fall into one week.
    private static Task LeaveTheEndOfAWeekAsync() =>
        Wait.UntilAsync(() =>
            IssueWeek.Of(TimeProvider.System.GetUtcNow().AddSeconds(50)) == IssueWeek.Of(TimeProvider.System.GetUtcNow()),
            "the next week to begin");

    private void Write(string sql)
    {
        using var store = new Database(Path.Combine(_folder, "try.db")).OpenWriter();
        store.Execute(sql, new { now = TimeProvider.System.GetUtcNow() });
    }

    private Task<ProgramRun> RunAsync(params string[] args) => ProgramRun.OfAsync(_folder, args);
}
