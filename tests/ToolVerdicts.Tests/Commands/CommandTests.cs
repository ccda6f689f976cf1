using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Load;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Content;
using ToolVerdicts.Tests.Votes;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Visitors;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Tests.Commands;

public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;

    [Fact]
    public async Task Import_prints_a_plan_and_the_second_time_says_that_there_is_nothing_to_do()
    {
        var first = await RunAsync("import", Seeds.Folder, "--Store=try.db");
        first.ExitCode.ShouldBe(0, first.Errors);
        first.Output.ShouldContain("mistral-3-small-22b-vs-ml-intern");
        first.Output.ShouldContain("5 captures imported, 0 already in the store, 0 refused.");
        Directory.GetFiles(_folder).Select(Path.GetFileName).ShouldBe(["try.db"], "a store is one file when nobody has it open");

        foreach (var path in Seeds.Paths)
        {
            var again = await RunAsync("import", path, "--Store=try.db");
            again.ExitCode.ShouldBe(0);
            again.Output.ShouldContain("nothing to do");
            again.Output.ShouldContain("Nothing to do: 1 capture already in the store.");
        }
    }

    [Fact]
    public async Task A_dry_run_shows_the_plan_and_changes_nothing()
    {
        var empty = await RunAsync("import", Seeds.Folder, "--dry-run", "--Store=try.db");
        empty.ExitCode.ShouldBe(0, empty.Errors);
        empty.Output.ShouldContain("5 captures would be imported");
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();

        await RunAsync("import", Seeds.PathOf(0), "--Store=try.db");
        var before = await File.ReadAllBytesAsync(Path.Combine(_folder, "try.db"));
        var filled = await RunAsync("import", "--dry-run", Seeds.Folder, "--Store", "try.db");
        filled.Output.ShouldContain("4 captures would be imported, 1 already in the store");
        (await File.ReadAllBytesAsync(Path.Combine(_folder, "try.db"))).ShouldBe(before);
        Directory.GetFiles(_folder).ShouldBe([Path.Combine(_folder, "try.db")]);
    }

    [Fact]
    public async Task Refused_files_are_named_with_their_reason_and_the_rest_is_imported()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "image.png"), [0x89, 0x50, 0x4E, 0x47, 0, 0]);
        File.Copy(Seeds.PathOf(1), Path.Combine(_folder, "good.txt"));
        var beside = Directory.CreateDirectory(Path.Combine(_folder, "page_files")).FullName;
        foreach (var name in (string[])["x.png", "x.css", "saved_resource.html"])
            await File.WriteAllTextAsync(Path.Combine(beside, name), "x");
        await File.WriteAllTextAsync(Path.Combine(_folder, "page.html"), "<!doctype html><p>Nothing");
        (await RunAsync("import", ".", "--Store=data/try.db")).ShouldBeOneSentence("import with --new-store");
        Directory.Exists(Path.Combine(_folder, "data")).ShouldBeFalse();
        var run = await RunAsync("import", ".", "image.png", "absent.txt", "--Store=data/try.db", "--new-store");
        run.ExitCode.ShouldBe(1, run.Errors);
        var lines = run.Output.Split('\n');
        lines.ShouldContain(line => line.Contains("image.png: binary", StringComparison.Ordinal));
        lines.ShouldContain("passed over 3 files that are no pages: 1 css, 1 html, 1 png");
        lines.ShouldContain("refused  absent.txt: not found");
        run.Output.ShouldContain("1 capture imported, 0 already in the store, 3 refused.");
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "x", "--dryrun")]
    [InlineData("imprt", "x")]
    [InlineData("check", "more")]
    [InlineData("check", "--mend", "absent.txt")]
    [InlineData("votes", "count")]
    [InlineData("votes", "drop", "--day", "yesterday")]
    [InlineData("votes", "drop", "--tool", "ML intern")]
    [InlineData("votes", "drop", "--tool", "")]
    [InlineData("votes", "drop", "--tool")]
    [InlineData("votes", "drop", "--tool", "a", "--tool", "b")]
    [InlineData("--nonsense")]
    [InlineData("--Sotre=try.db")]
    [InlineData("--Store")]
    [InlineData("import", "x", "--Store")]
    [InlineData("import", "x", "--Store", "--dry-run")]
    public async Task A_command_line_that_is_not_understood_exits_with_2(params string[] args)
    {
        var run = await RunAsync(args);
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldNotBeEmpty();
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_passes_on_a_store_as_imported_and_fails_on_one_that_was_changed()
    {
        await RunAsync("import", Seeds.Folder, "--Store=try.db");
        (await RunAsync("check", "--Store=try.db")).ExitCode.ShouldBe(0);
        Directory.GetFiles(_folder).ShouldBe([Path.Combine(_folder, "try.db")]);
        using (var store = new Database(Path.Combine(_folder, "try.db")).OpenWriter())
            store.Execute("UPDATE reviews SET score = 99 WHERE score = 85");
        var run = await RunAsync("check", "--Store=try.db");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("score is 99, but the captures say 85");
    }

    [Fact]
    public async Task A_flipped_bit_in_a_review_is_found_and_mended_while_the_site_serves_the_store()
    {
        await RunAsync("import", Seeds.Folder, "--Store=try.db");
        var path = Path.Combine(_folder, "try.db");
        DamagedFile.FlipBit(path, "The thesis here is falsifiable");
        using var program = await RunningProgram.StartAsync(path);
        (await program.Client.GetStringAsync("/tools/mistral-3-small-22b")).ShouldNotContain("The thesis here is falsifiable");
        var check = await RunAsync("check", "--Store=try.db");
        (check.ExitCode, check.Output.Contains("of mistral-3-small-22b by futurist: text is “")).ShouldBe((1, true), check.Output);
        var mend = await RunAsync("check", "--mend", "--Store=try.db");
        mend.ExitCode.ShouldBe(0, mend.Output + mend.Errors);
        mend.Output.ShouldStartWith("mended  review ");
        await Wait.UntilAsync(async () =>
            (await program.Client.GetStringAsync("/tools/mistral-3-small-22b")).Contains("The thesis here is falsifiable"),
            "the mended page");
        (await RunAsync("check", "--Store=try.db")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_lost_page_is_taken_from_the_folder_of_seeds_or_from_a_file_that_is_named()
    {
        await RunAsync("import", Seeds.Folder, "--Store=try.db");
        var none = Directory.CreateDirectory(Path.Combine(_folder, "none")).FullName;
        foreach (var loss in new[] { "DELETE FROM capture_pages WHERE capture_id = 2",
            "PRAGMA foreign_keys=OFF; DELETE FROM captures WHERE id = 2" })
        {
            foreach (var way in new string[][] { [], [Seeds.PathOf(1), $"--Seeds={none}"] })
            {
                using (var store = new Database(Path.Combine(_folder, "try.db")).OpenWriter())
                    store.Execute(loss);
                var without = await RunAsync("check", "--mend", $"--Seeds={none}", "--Store=try.db");
                (without.ExitCode, without.Output.Contains("name its file with check --mend FILE")).ShouldBe((1, true), without.Output);
                var mend = await RunAsync(["check", "--mend", .. way, "--Store=try.db"]);
                mend.ExitCode.ShouldBe(0, mend.Output + mend.Errors);
                mend.Output.ShouldContain("mended  capture 2 (");
            }
        }
    }

    [Fact]
    public async Task Votes_over_the_cap_are_listed_and_counted_or_dropped_with_a_line_each()
    {
        await RunAsync("import", Seeds.Folder, "--Store=try.db");
        using (var store = new Database(Path.Combine(_folder, "try.db")).OpenWriter())
        {
            var chance = new Random(1);
            var office = new Network("c0000201/32", "c00002/24");
            foreach (var toolId in store.Query<long>("SELECT id FROM tools WHERE slug IN ('ml-intern', 'smollm3') ORDER BY slug").AsList())
            {
                for (var i = 0; i < 30; i++)
                    store.Cast(new Vote(RandomVotes.NewVoter(chance), toolId, Call.Ship, RandomVotes.Today, office));
            }
        }

        var review = await RunAsync("votes", "review", "--Store=try.db");
        (review.ExitCode, review.Output.Contains("ml-intern", StringComparison.Ordinal),
            review.Output.Contains("30 ship / 0 skip (Ship)", StringComparison.Ordinal)).ShouldBe((0, true, true));
        var count = await RunAsync("votes", "count", "--tool", "ml-intern", "--day", "2026-11-21", "--Store=try.db");
        count.ExitCode.ShouldBe(0);
        count.Output.Trim().ShouldMatch(@"^\d{4}-\d\d-\d\dT\S+Z votes counted: ml-intern, 2026-11-21, \d+ ship / 0 skip$");
        var drop = await RunAsync("votes", "drop", "--all", "--Store=try.db");
        drop.Output.ShouldContain("votes dropped: smollm3, 2026-11-21");
        (await RunAsync("votes", "drop", "--all", "--Store=try.db")).ExitCode.ShouldBe(1);
        (await RunAsync("votes", "review", "--Store=try.db")).Output.ShouldBe("No votes wait.\n");
        (await RunAsync("check", "--Store=try.db")).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("check", "does not exist")]
    [InlineData("import", "is not a SQLite database")]
    [InlineData("", "is not a SQLite database")]
    public async Task A_broken_store_is_one_sentence_and_is_left_alone(string verb, string sentence)
    {
        var path = Path.Combine(_folder, "notes.db");
        if (verb != "check")
            await File.WriteAllTextAsync(path, "Notes that matter.");
        string[] args = verb switch { "" => [], "import" => [verb, Seeds.Folder], _ => [verb] };
        var run = await RunAsync([.. args, "--Store=notes.db"]);
        run.ShouldBeOneSentence(sentence);
        if (verb != "check")
            (await File.ReadAllTextAsync(path)).ShouldBe("Notes that matter.");
    }

    [Fact]
    public async Task A_newer_store_is_one_sentence_and_is_left_alone()
    {
        await RunAsync("import", Seeds.PathOf(0), "--Store=try.db");
        using (var store = new Database(Path.Combine(_folder, "try.db")).OpenWriter())
            store.Execute("INSERT INTO migrations (version, name, applied_at) VALUES (99, '0099_later.sql', '')");
        string[][] verbs =
        [
            [],
            ["import", Seeds.PathOf(1)],
            ["import", Seeds.PathOf(1), "--dry-run"],
            ["check"],
            ["votes", "review"],
            ["votes", "count", "--all"],
            ["votes", "drop", "--all"],
            ["digest", "status"],
            ["digest", "preview"],
            ["digest", "send"],
            ["backup", "copy.db"],
        ];
        foreach (var args in verbs)
        {
            var run = await RunAsync([.. args, "--Store=try.db"]);
            run.ShouldBeOneSentence("schema 99");
        }
    }

    [Fact]
    public async Task A_store_from_before_the_first_release_is_one_sentence_and_is_left_alone()
    {
        await RunAsync("import", Seeds.PathOf(0), "--Store=try.db");
        (await RunAsync("backup", "copy.db", "--Store=try.db")).ExitCode.ShouldBe(0);
        var path = Path.Combine(_folder, "try.db");
        using (var store = new Database(path).OpenWriter())
            store.Execute("UPDATE migrations SET name = '0001_captures_and_verdicts.sql' WHERE version = 1");
        var before = await File.ReadAllBytesAsync(path);
        string[][] verbs = [["--urls=http://127.0.0.1:0"], ["import", Seeds.PathOf(1)], ["import", Seeds.PathOf(1), "--dry-run"], ["check"],
            ["votes", "review"], ["votes", "count", "--all"], ["digest", "status"], ["digest", "send"], ["backup", "second.db"],
                ["restore", "copy.db"]];
        foreach (var args in verbs)
        {
            (await RunAsync([.. args, "--Store=try.db"])).ShouldBeOneSentence("was written before the first release");
            (await File.ReadAllBytesAsync(path)).ShouldBe(before, string.Join(' ', args));
            Directory.GetFiles(_folder).Select(Path.GetFileName).Except(["try.db", "copy.db", "copy.db.sha256", "try.db.lock"])
                .ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_store_that_lacks_a_row_does_not_start_and_says_which_table_and_how_to_restore_it()
    {
        await RunAsync("import", Seeds.Folder, "--Store=try.db");
        using (var store = new Database(Path.Combine(_folder, "try.db")).OpenWriter())
            store.Execute("PRAGMA foreign_keys=OFF; DELETE FROM captures WHERE id = 1");
        var start = await RunAsync("--Store=try.db", "--urls=http://127.0.0.1:0");
        start.ShouldBeOneSentence("is damaged (1 row of capture_pages point to rows of captures that are missing)");
        start.Errors.ShouldContain("See all faults with the check verb. Restore a backup with: ");
        (await RunAsync("check", "--Store=try.db")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_store_with_a_flipped_bit_in_a_text_is_served_and_check_names_the_review()
    {
        await RunAsync("import", Seeds.Folder, "--Store=try.db");
        var path = Path.Combine(_folder, "try.db");
        using (var store = new Database(path).OpenWriter())
            store.Execute("UPDATE reviews SET text = char(unicode(text) + 1) || substr(text, 2) WHERE id = 1");
        using (var site = await RunningProgram.StartAsync(path))
            (await site.Client.GetStringAsync("/readyz")).ShouldBe("ready");
        var check = await RunAsync("check", "--Store=try.db");
        check.ExitCode.ShouldBe(1);
        check.Output.ShouldContain("text is ");
    }

    [Fact]
    public async Task Any_SQLite_client_can_change_a_store()
    {
        await RunAsync("import", Seeds.Folder, "--Store=try.db");
        var path = Path.Combine(_folder, "try.db");
        const string changed =
            """
            UPDATE tools SET description = description || '.', community_verdict = 'ship';
            UPDATE reviews SET score = 1 WHERE score IS NOT NULL;
            DELETE FROM name_words WHERE word = 'mistral';
            INSERT INTO bookmarks (owner, tool_id, day) VALUES (zeroblob(16), 1, '2026-11-21');
            """;
        using (var client = Process.Start("sqlite3", [path, changed])!)
        {
            await client.EndAsync();
            client.ExitCode.ShouldBe(0);
        }

        using (await RunningProgram.StartAsync(path))
        {
            // It serves.
        }
    }

    [Fact]
    public async Task A_taken_port_is_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var run = await RunAsync($"--urls=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}", "--Store=try.db");
        run.ShouldBeOneSentence("address already in use");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://192.0.2.1:5000")]
    [InlineData("http://localhost:99999")]
    [InlineData("https://localhost:0")]
    public async Task An_address_that_cannot_be_served_is_one_sentence(string address)
    {
        var run = await RunAsync($"--urls={address}", "--Store=try.db");
        run.ShouldBeOneSentence(address);
        run.Errors.ShouldContain("--urls=http://localhost:5000");
    }

    [Theory]
    [InlineData]
    [InlineData("import", "more.txt")]
    [InlineData("import", "more.txt", "--dry-run")]
    public async Task A_damaged_store_is_one_sentence_and_is_left_alone(params string[] verb)
    {
        await RunAsync("import", Seeds.Folder, "--Store=try.db");
        File.Copy(Seeds.PathOf(0), Path.Combine(_folder, "more.txt"));
        var path = Path.Combine(_folder, "try.db");
        // Rows that no start and no plan asks for.
        DamagedFile.Clear(path, "listings");
        var before = await File.ReadAllBytesAsync(path);
        (await RunAsync([.. verb, "--Store=try.db", "--urls=http://127.0.0.1:0"])).ShouldBeOneSentence($"{path} is damaged");
        (await File.ReadAllBytesAsync(path)).ShouldBe(before);
    }

    [Fact]
    public async Task A_store_that_no_query_fits_any_more_is_restored_by_the_command_that_its_start_tells_also_where_names_have_spaces()
    {
        await RunAsync("import", Seeds.Folder, "--Store=my store.db");
        var (path, backup) = (Path.Combine(_folder, "my store.db"), Path.Combine(_folder, "my backup.db"));
        (await RunAsync("backup", backup, "--Store=my store.db")).ExitCode.ShouldBe(0);
        using (var store = new Database(path).OpenWriter())
            store.Execute(
                "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, 'version BIGINT', 'vesrion BIGINT') WHERE name = "
                + "'migrations'");
        var start = await RunAsync("--Store=my store.db", "--urls=http://127.0.0.1:0");
        start.ShouldBeOneSentence("Restore a backup with: ");
        start.Errors.ShouldContain(" restore FILE '--Store=");
        start.Errors.TrimEnd().ShouldEndWith("my store.db'");
        (await RunAsync("restore", backup, "--Store=my store.db")).ExitCode.ShouldBe(0);
        (await RunAsync("check", "--Store=my store.db")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_store_whose_index_of_words_is_damaged_does_not_start()
    {
        var path = Path.Combine(_folder, "try.db");
        await RunAsync("import", Seeds.Folder, "--Store=try.db");
        using (var store = new Database(path).OpenWriter())
            store.Execute("UPDATE tool_names_docsize SET sz = x'09' WHERE id = 1");
        (await RunAsync("--Store=try.db", "--urls=http://127.0.0.1:0"))
            .ShouldBeOneSentence("is damaged (malformed inverted index for FTS5 table main.tool_names");
    }

    [Theory]
    [InlineData(18, "its header names an unknown format")]
    [InlineData(47, "its header names an unknown format")]
    [InlineData(69, "its header names another program")]
    public async Task A_store_whose_header_is_damaged_is_restored_by_the_command_that_every_verb_tells(int place, string damage)
    {
        await RunAsync("import", Seeds.Folder, "--Store=try.db");
        var path = Path.Combine(_folder, "try.db");
        (await RunAsync("backup", "copy.db", "--Store=try.db")).ExitCode.ShouldBe(0);
        var damaged = await File.ReadAllBytesAsync(path);
        damaged[place] ^= 0x14;
        await File.WriteAllBytesAsync(path, damaged);
        foreach (var verb in new string[][] { ["--urls=http://127.0.0.1:0"], ["check"], ["import", Seeds.Folder],
            ["import", Seeds.Folder, "--dry-run"], ["backup", "second.db"], ["votes", "review"] })
        {
            var run = await RunAsync([.. verb, "--Store=try.db"]);
            run.ShouldBeOneSentence($"is damaged ({damage}");
            run.Errors.ShouldContain("Restore a backup with: ");
        }

        (await File.ReadAllBytesAsync(path)).ShouldBe(damaged);
        (await RunAsync("restore", "copy.db", "--Store=try.db")).ExitCode.ShouldBe(0);
        (await RunAsync("check", "--Store=try.db")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_damaged_store_does_not_start_and_says_how_to_restore_it_which_works()
    {
        await RunAsync("import", Seeds.Folder, "--Store=try.db");
        var (path, backup) = (Path.Combine(_folder, "try.db"), Path.Combine(_folder, "backups", "toolverdicts-20261122T030405Z.db"));
        var backedUp = await RunAsync("backup", backup, "--Store=try.db");
        backedUp.ExitCode.ShouldBe(0, backedUp.Errors);
        backedUp.Output.ShouldStartWith($"{backup} holds 8 tools, 5 captures, 0 votes, 0 subscribers; its SHA-256 is in ");
        (await RunAsync("backup", backup, "--Store=try.db")).ShouldBeOneSentence("exists already");

        DamagedFile.Clear(path, "capture_reviews");
        (await RunAsync("--Store=try.db", "--urls=http://127.0.0.1:0")).ShouldBeOneSentence("Restore the latest backup with: ");
        (await RunAsync("--Store=try.db", "--urls=http://127.0.0.1:0", "--Backup:Folder=none"))
            .ShouldBeOneSentence("Restore a backup with: ");
        var start = await RunAsync("--Store=try.db", "--urls=http://127.0.0.1:0", $"--Backup:Folder={Path.GetDirectoryName(backup)}");
        start.ShouldBeOneSentence("Restore the latest backup with: ");
        var command = start.Errors.Split("with: ")[1].Trim().Split(' ');
        var restored = await RunAsync(command[Array.IndexOf(command, "restore")..]);
        restored.ExitCode.ShouldBe(0, restored.Errors);
        restored.Output.ShouldContain($"The former store is kept as {path}.before-restore-");
        (await RunAsync("check", "--Store=try.db")).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task A_file_without_a_name_is_a_usage_error(string verb)
    {
        var run = await RunAsync(verb, "", "--Store=try.db");
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("FILE is empty; name a file.");
    }

    [Fact]
    public async Task A_store_that_is_served_is_backed_up_and_not_replaced()
    {
        await RunAsync("import", Seeds.PathOf(0), "--Store=try.db");
        using var program = await RunningProgram.StartAsync(Path.Combine(_folder, "try.db"));
        (await RunAsync("backup", "copy.db", "--Store=try.db")).ExitCode.ShouldBe(0);
        (await RunAsync("restore", "copy.db", "--Store=try.db")).ShouldBeOneSentence("Another process already serves");
        (await RunAsync("restore", Seeds.PathOf(0), "--Store=try.db")).ShouldBeOneSentence("is no backup of a store");
        (await RunAsync("check", "--Store=copy.db")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_is_found_by_check()
    {
        await RunAsync("import", Seeds.Folder, "--Store=try.db");
        using (var store = new Database(Path.Combine(_folder, "try.db")).OpenWriter())
            store.Execute("UPDATE revisions SET recorded_at = 'yesterday'");
        var check = await RunAsync("check", "--Store=try.db");
        check.ExitCode.ShouldBe(1, check.Errors);
        check.Output.ShouldContain("its revision was recorded at “yesterday”, which is no time");
    }

    [Theory]
    [InlineData("--Site:BaseUrl=verdicts", "Site:BaseUrl is \"verdicts\"")]
    [InlineData("--Limits:Reads=many", "Limits:Reads is \"many\"")]
    [InlineData("--Metrics:Otlp=collector", "Metrics:Otlp is \"collector\"")]
    [InlineData("--Backup:Hours=0", "Backup:Hours is \"0\"")]
    [InlineData("--Limits:Reads=-1", "Limits:Reads is \"-1\"")]
    [InlineData("--Store=", "Store is empty")]
    [InlineData("--Store=.", "is a folder")]
    [InlineData("--Proxies=nginx", "Proxies has \"nginx\"")]
    [InlineData("--Seeds=/nowhere", "there is no such folder")]
    [InlineData("--Store=/proc/no/store.db", "cannot be")]
    public async Task A_setting_that_cannot_be_used_is_one_sentence(string setting, string sentence)
    {
        var run = await RunAsync("--urls=http://127.0.0.1:0", setting);
        run.ShouldBeOneSentence(sentence);
    }

    [Fact]
    public async Task Broken_prose_is_one_sentence_and_no_store_is_made()
    {
        using var content = new ProseFolder();
        content.Write("about.md", "---\ntitle: About\ndescription: D\n---\n\n{{nothing}}\n");
        var run = await RunAsync("--urls=http://127.0.0.1:0", "--Store=try.db", $"--Content={content.Root}");
        run.ShouldBeOneSentence($"{content.PathOf("about.md")}, line 6, column 1: there is no placeholder {{{{nothing}}}}");
        (await RunAsync("--urls=http://127.0.0.1:0", "--Store=try.db", "--Content=none"))
            .ShouldBeOneSentence("The folder none does not exist");
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Serving_seeds_an_empty_store_shows_what_another_process_imports_and_is_done_by_one_process()
    {
        using var serving =
            ProgramRun.Start(_folder, "--urls=http://127.0.0.1:0", "--Store=try.db", $"--Seeds={Write("seeds", Seeds.PathOf(1))}");
        try
        {
            var url = await LookLineAsync(serving);
            using var client = new HttpClient { BaseAddress = new Uri(url) };
            (await client.GetAsync("/tools/smollm3")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await client.GetAsync("/tools/smolvlm2")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

            var second = await RunAsync("--urls=http://127.0.0.1:0", "--Store=try.db");
            second.ExitCode.ShouldBe(3);
            second.Errors.ShouldContain("Another process already serves");

            (await RunAsync("import", Seeds.PathOf(3), "--Store=try.db")).ExitCode.ShouldBe(0);
            (await client.GetAsync("/tools/smolvlm2")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await RunAsync("check", "--Store=try.db")).ExitCode.ShouldBe(0);
        }
        finally
        {
            serving.Kill(entireProcessTree: true);
            await serving.EndAsync();
        }
    }

    [Fact]
    public async Task An_import_goes_on_where_a_killed_process_left_a_journal()
    {
        await RunAsync("import", Seeds.PathOf(0), "--Store=whole.db");
        var (whole, killed) = (Path.Combine(_folder, "whole.db"), Path.Combine(_folder, "killed.db"));
        using (var store = new Database(whole).OpenWriter())
        {
            // With so little memory, pages are written before the end of the transaction.
            store.Execute("PRAGMA journal_mode=DELETE; PRAGMA cache_size=1; BEGIN; UPDATE capture_pages SET content = zeroblob(200000);");
            File.Copy(whole, killed);
            File.Copy($"{whole}-journal", $"{killed}-journal");
        }

        var run = await RunAsync("import", Seeds.PathOf(1), "--Store=killed.db");
        run.ExitCode.ShouldBe(0, run.Errors);
        (await RunAsync("check", "--Store=killed.db")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_check_leaves_a_backup_as_it_is_and_an_import_makes_a_store_of_it()
    {
        await RunAsync("import", Seeds.PathOf(0), "--Store=try.db");
        (await RunAsync("backup", "copy.db", "--Store=try.db")).ExitCode.ShouldBe(0);
        var before = await File.ReadAllBytesAsync(Path.Combine(_folder, "copy.db"));
        (await RunAsync("check", "--Store=copy.db")).ExitCode.ShouldBe(0);
        (await File.ReadAllBytesAsync(Path.Combine(_folder, "copy.db"))).ShouldBe(before);

        (await RunAsync("import", Seeds.Folder, "--Store=copy.db")).ExitCode.ShouldBe(0);
        var check = await RunAsync("check", "--Store=copy.db");
        check.ExitCode.ShouldBe(0, check.Output);
    }

    [Fact]
    public async Task Whoever_is_told_to_stop_before_it_is_up_stops()
    {
        await RunAsync("import", Seeds.PathOf(0), "--Store=try.db");
        foreach (var ms in Enumerable.Range(3, 12).Select(step => step * 50))
        {
            using var serving = ProgramRun.Start(_folder, "--urls=http://127.0.0.1:0", "--Store=try.db");
            var errors = serving.StandardError.ReadToEndAsync();
            await Task.Delay(ms);
            using (var term = Process.Start("kill", ["-TERM", $"{serving.Id}"]))
                await term.EndAsync();
            await serving.EndAsync();
            (await errors.WithinAsync("the end of the error output")).ShouldBeEmpty();
            // 128 and the signal's number, of a process that listens to no signals yet.
            serving.ExitCode.ShouldBeOneOf(0, 143);
        }
    }

    [Fact]
    public async Task A_folder_for_temporary_files_that_is_not_there_is_one_sentence()
    {
        await RunAsync("import", Seeds.PathOf(0), "--Store=try.db");
        foreach (var verb in new string[][] { ["check"], ["import", Seeds.Folder, "--dry-run"] })
        {
            using var process = new Process { StartInfo = ProgramRun.StartOf(_folder, [.. verb, "--Store=try.db"]) };
            process.StartInfo.Environment["TMPDIR"] = "/nowhere";
            (await ProgramRun.OfAsync(process)).ShouldBeOneSentence("name another with TMPDIR");
        }
    }

    [Fact]
    public async Task Whoever_looks_at_a_new_store_sees_none_of_the_seeds_or_all()
    {
        var seeds = Path.Combine(_folder, "seeds");
        Directory.CreateDirectory(seeds);
        CaptureGenerator.Write(seeds, 60);
        using var serving = ProgramRun.Start(_folder, "--urls=http://127.0.0.1:0", "--Store=try.db", $"--Seeds={seeds}");
        try
        {
            var look = LookLineAsync(serving);
            var seen = new HashSet<long>();
            while (!look.IsCompleted)
                seen.Add(CountCaptures());
            await look;
            seen.Add(CountCaptures());
            seen.ShouldBe([0, 60], ignoreOrder: true);
        }
        finally
        {
            serving.Kill(entireProcessTree: true);
            await serving.EndAsync();
        }

        long CountCaptures()
        {
            try
            {
                using var store = new SqliteConnection($"Data Source={Path.Combine(_folder, "try.db")};Mode=ReadOnly;Pooling=False");
                return store.ExecuteScalar<long>("SELECT COUNT(*) FROM captures");
            }
            catch (SqliteException)
            {
                // There is no store yet, or it has no such table.
                return 0;
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> LookLineAsync(Process serving)
    {
        while (await serving.StandardOutput.ReadLineAsync().WithinAsync("a line on the start screen") is { } line)
        {
            if (line.StartsWith("  look", StringComparison.Ordinal))
                return line["  look".Length..].Trim();
        }

        throw new InvalidOperationException(await serving.StandardError.ReadToEndAsync().WithinAsync("the end of the error output"));
    }

    private string Write(string folder, string capture)
    {
        var path = Path.Combine(_folder, folder);
        Directory.CreateDirectory(path);
        File.Copy(capture, Path.Combine(path, Path.GetFileName(capture)));
        return path;
    }

    private Task<ProgramRun> RunAsync(params string[] args) => ProgramRun.OfAsync(_folder, args);
}
