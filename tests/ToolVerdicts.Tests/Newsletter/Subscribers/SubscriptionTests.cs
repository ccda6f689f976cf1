using Dapper;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Text;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Tests.Newsletter.Subscribers;

public sealed class SubscriptionTests : IDisposable
{
    private static readonly Owner Somebody = new(new string('0', 32));

    private readonly Mailroom _room = new();

    [Fact]
    public async Task Asking_sends_one_confirmation_and_only_its_link_subscribes()
    {
        _room.Ask("Ada@Example.org");
        await _room.SendAsync();
        var letter = _room.Sent.ShouldHaveSingleItem();
        (letter.To, State()).ShouldBe(("Ada@example.org", "pending"));
        Confirm(letter.UnsubscribeToken).ShouldBeFalse("a token does one thing");
        Unsubscribe(letter.ConfirmToken).ShouldBeFalse();
        Confirm(letter.ConfirmToken).ShouldBeTrue();
        State().ShouldBe("confirmed");
        Confirm(letter.ConfirmToken).ShouldBeFalse("once");
    }

    [Fact]
    public async Task An_address_gets_one_confirmation_a_day_and_three_in_thirty_days()
    {
        var sent = 0;
        for (var day = 0; day < 29; day++)
        {
            foreach (var spelling in (string[])["ada@example.org", "ADA@EXAMPLE.ORG", " Ada@Example.Org "])
                _room.Ask(spelling);
            await _room.SendAsync();
            _room.Time.Advance(TimeSpan.FromHours(25));
            sent = _room.Sent.Count;
            sent.ShouldBe(Math.Min(day + 1, 3));
        }

        _room.Time.Advance(TimeSpan.FromDays(5));
        _room.Ask("ada@example.org");
        await _room.SendAsync();
        _room.Sent.Count.ShouldBe(sent + 1);
        Count("subscribers").ShouldBe(1);
    }

    [Fact]
    public void All_addresses_together_get_five_hundred_an_hour()
    {
        for (var reader = 0; reader < 510; reader++)
            _room.Ask($"reader@d{reader}.example.org");
        Count("deliveries").ShouldBe(ConfirmationLimits.MostAnHour);
        _room.Time.Advance(TimeSpan.FromMinutes(61));
        _room.Ask("reader@d509.example.org");
        Count("deliveries").ShouldBe(ConfirmationLimits.MostAnHour, "what waits for a server is yet to come");
        _room.Store.Writer.Execute("UPDATE deliveries SET state = 'sent'");
        _room.Ask("reader@d509.example.org");
        Count("deliveries").ShouldBe(ConfirmationLimits.MostAnHour + 1);
    }

    [Fact]
    public async Task A_confirmation_that_waits_for_a_server_is_not_joined_by_another()
    {
        _room.Ask("ada@example.org");
        _room.Time.Advance(TimeSpan.FromHours(26));
        _room.Ask("ada@example.org");
        await _room.SendAsync();
        _room.Time.Advance(TimeSpan.FromHours(23));
        _room.Ask("ada@example.org");
        await _room.SendAsync();
        _room.Sent.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_asks_for_anothers_address_changes_nothing_of_what_it_was_asked_for()
    {
        _room.Ask("ada@example.org");
        await _room.SendAsync();
        _room.Ask("Ada@example.org", new Choice(ChoiceKind.Bookmarks, [], Somebody));
        _room.Store.Writer.QuerySingle<(string, string, byte[]?)>("SELECT address, choice, owner FROM subscribers")
            .ShouldBe(("ada@example.org", "everything", null));
    }

    [Fact]
    public async Task Who_leaves_while_a_confirmation_is_on_its_way_gets_no_other()
    {
        _room.Ask("ada@example.org");
        await _room.SendAsync();
        var token = _room.Sent.ShouldHaveSingleItem().UnsubscribeToken;
        // The server puts it off, and its reader has seen enough of an earlier one.
        _room.Store.Writer.Execute("UPDATE deliveries SET state = 'queued'");
        _room.Time.Advance(TimeSpan.FromMinutes(1));
        _room.Store.Writer.Execute("UPDATE deliveries SET state = 'sending'");
        Unsubscribe(token).ShouldBeTrue();
        _room.Store.Writer.Execute("UPDATE deliveries SET state = 'queued'");
        foreach (var file in Directory.GetFiles(_room.Pickup))
            File.Delete(file);
        await _room.SendAsync();
        _room.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_confirmed_address_hears_nothing_of_being_asked_again_and_keeps_its_choice()
    {
        _room.Subscribe("ada@example.org");
        _room.Ask("ada@example.org", new Choice(ChoiceKind.Bookmarks, [], Somebody));
        await _room.SendAsync();
        _room.Sent.ShouldBeEmpty();
        _room.Store.Writer.QuerySingle<string>("SELECT choice FROM subscribers").ShouldBe("everything");
    }

    [Fact]
    public async Task Unsubscribing_works_at_once_and_again_on_confirmations_and_issues_and_asking_anew_needs_confirming_anew()
    {
        _room.Ask("ada@example.org");
        await _room.SendAsync();
        var confirmation = _room.Sent[0];
        Unsubscribe(confirmation.UnsubscribeToken).ShouldBeTrue();
        Unsubscribe(confirmation.UnsubscribeToken).ShouldBeTrue();
        State().ShouldBe("unsubscribed");
        Confirm(confirmation.ConfirmToken).ShouldBeFalse("unsubscribing spends it");

        _room.Time.Advance(TimeSpan.FromDays(2));
        _room.Ask("ada@example.org");
        await _room.SendAsync();
        State().ShouldBe("unsubscribed");
        Confirm(_room.Sent.Single(letter => letter != confirmation).ConfirmToken).ShouldBeTrue();
        State().ShouldBe("confirmed");
        _room.AddTool("tool");
        _room.Issue();
        Unsubscribe(confirmation.UnsubscribeToken).ShouldBeTrue();
        await _room.SendAsync();
        _room.Sent.Count.ShouldBe(2, "what was queued is not sent");
    }

    [Fact]
    public async Task Erasing_leaves_a_keyed_hash_that_keeps_the_address_from_being_mailed()
    {
        _room.Ask("ada@example.org", new Choice(ChoiceKind.Categories, [Slug.Parse("models")], Owner: null));
        await _room.SendAsync();
        var letter = _room.Sent[0];
        _room.Store.Writer.Erase(MailToken.HashOf(letter.UnsubscribeToken), _room.Refused, _room.Time.GetUtcNow()).ShouldBeTrue();
        foreach (var table in (string[])["subscribers", "subscriber_categories", "mail_tokens", "deliveries"])
            Count(table).ShouldBe(0, table);
        Count("refused_addresses").ShouldBe(1);
        _room.Time.Advance(TimeSpan.FromDays(100));
        _room.Ask("ADA@example.org");
        Count("subscribers").ShouldBe(0);
        Unsubscribe(letter.UnsubscribeToken).ShouldBeFalse();

        _room.Store.Writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        foreach (var file in Directory.GetFiles(_room.Store.Folder, "store.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            (await reader.ReadToEndAsync()).ShouldNotContain("ada@example.org", Case.Insensitive, file);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("x7Jq0mB4kT9sWc2LhNfZyVgRaEuPdYi1oQ6tC3w5nKs")]
    [InlineData("x7Jq0mB4kT9sWc2LhNfZyVgRaEuPdYi1oQ6tC3w5nK'")]
    [InlineData("' OR 1=1 -- aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_token_that_is_none_changes_nothing(string token)
    {
        _room.Subscribe("ada@example.org");
        var before = Dump();
        Confirm(token).ShouldBeFalse();
        Unsubscribe(token).ShouldBeFalse();
        _room.Store.Writer.Choose(MailToken.HashOf(token), Choice.Everything, _room.Time.GetUtcNow()).ShouldBeFalse();
        _room.Store.Writer.Erase(MailToken.HashOf(token), _room.Refused, _room.Time.GetUtcNow()).ShouldBeFalse();
        Dump().ShouldBe(before);
    }

    [Fact]
    public async Task A_confirmation_is_good_for_a_week()
    {
        _room.Ask("ada@example.org");
        await _room.SendAsync();
        _room.Time.Advance(TimeSpan.FromDays(MailToken.ConfirmDays));
        Confirm(_room.Sent[0].ConfirmToken).ShouldBeFalse();
        State().ShouldBe("pending");
    }

    [Fact]
    public async Task Tokens_stand_in_the_store_as_fingerprints_only_and_every_message_has_its_own()
    {
        _room.Ask("ada@example.org");
        _room.Ask("grace@example.org");
        await _room.SendAsync();
        var tokens = _room.Sent.SelectMany(letter => (string[])[letter.ConfirmToken, letter.UnsubscribeToken]).ToList();
        tokens.ShouldBeUnique();
        tokens.ShouldAllBe(token => token.Length == MailToken.Length);
        Dump().ShouldNotContain(tokens[0]);
        _room.Store.Writer.Query<TokenHash>("SELECT sha256 FROM mail_tokens")
            .ShouldBe(tokens.Select(token => MailToken.HashOf(token)!.Value), ignoreOrder: true);
    }

    [Fact]
    public void Addresses_that_nobody_confirmed_or_that_left_are_deleted_after_thirty_days()
    {
        _room.Subscribe("ada@example.org");
        _room.Ask("pending@example.org");
        _room.Time.Advance(TimeSpan.FromDays(29));
        _room.Store.Writer.ForgetSubscribers(_room.Time.GetUtcNow());
        Count("subscribers").ShouldBe(2);
        _room.Time.Advance(TimeSpan.FromDays(2));
        _room.Store.Writer.ForgetSubscribers(_room.Time.GetUtcNow());
        _room.Store.Writer.Query<string>("SELECT address FROM subscribers").ShouldBe(["ada@example.org"]);
        Count("deliveries").ShouldBe(0);
    }

    [Fact]
    public void Forgetting_a_visitor_parts_a_subscription_from_their_bookmarks()
    {
        _room.Subscribe("ada@example.org", new Choice(ChoiceKind.Bookmarks, [], Somebody));
        _room.Store.Writer.ForgetBookmarkOwner(Somebody);
        _room.Store.Writer.QuerySingle<byte[]?>("SELECT owner FROM subscribers").ShouldBeNull();
    }

    [Fact]
    public void Of_two_issues_in_a_week_a_late_reader_gets_the_one_there_is()
    {
        _room.Subscribe("ada@example.org");
        _room.AddTool("tool");
        _room.Issue();
        _room.Subscribe("late@example.org");
        _room.Issue();
        _room.Issue();
        _room.States().ShouldBe(new Dictionary<string, long> { ["queued"] = 2 });
        Count("issues").ShouldBe(1);
    }

    public void Dispose() => _room.Dispose();

    private bool Confirm(string token) => _room.Store.Writer.Confirm(MailToken.HashOf(token), _room.Time.GetUtcNow());

    private bool Unsubscribe(string token) => _room.Store.Writer.Unsubscribe(MailToken.HashOf(token), _room.Time.GetUtcNow());

    private string State() => _room.Store.Writer.QuerySingle<string>("SELECT state FROM subscribers");

    private long Count(string table) => _room.Store.Writer.QuerySingle<long>($"SELECT COUNT(*) FROM {table}");

    private string Dump() => _room.Store.DumpMail();
}
