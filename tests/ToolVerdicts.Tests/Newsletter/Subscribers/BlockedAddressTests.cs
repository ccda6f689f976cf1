using Dapper;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Tests.Newsletter.Subscribers;

public sealed class BlockedAddressTests : IDisposable
{
    private readonly TempStore _store = new();
    private readonly RefusedAddress _refused;

    public BlockedAddressTests() => _refused = new RefusedAddress(SiteKey.Of(_store.Database));

    [Fact]
    public void An_operator_erases_an_address_and_nobody_can_have_it_mailed_again()
    {
        Ask("ada@example.org");
        Ask("eve@example.org");
        _store.Writer.Erase(Address("Ada@Example.org"), _refused).ShouldBeTrue();
        Listed().ShouldBe(["eve@example.org"]);
        Ask("ada@example.org");
        Listed().ShouldBe(["eve@example.org"]);
        _store.Writer.Unblock(Address("ada@example.org"), _refused).ShouldBeTrue();
        _store.Writer.Unblock(Address("ada@example.org"), _refused).ShouldBeFalse();
        Ask("ada@example.org");
        Listed().ShouldBe(["ada@example.org", "eve@example.org"]);
    }

    [Fact]
    public void A_blocked_domain_loses_its_subscribers_and_gets_no_more_and_others_stay()
    {
        foreach (var address in (string[])["a@spam.example", "b@spam.example", "c@notspam.example", "d@sub.spam.example"])
            Ask(address);
        _store.Writer.BlockDomain("spam.example", _refused).ShouldBe(2);
        Ask("x@spam.example");
        Listed().ShouldBe(["c@notspam.example", "d@sub.spam.example"]);
        _store.Writer.UnblockDomain("spam.example", _refused).ShouldBeTrue();
        Ask("x@spam.example");
        Listed().Count.ShouldBe(3);
    }

    public void Dispose() => _store.Dispose();

    private static MailboxAddress Address(string text) =>
        MailboxAddress.TryParse(text, out var address) ? address : throw new ArgumentException($"{text} is no address", nameof(text));

    private void Ask(string address) => _store.Writer.Ask(Address(address), Choice.Everything, _refused, TempStore.Noon);

    private List<string> Listed() => [.. _store.Writer.ListSubscribers().Select(subscriber => subscriber.Address)];
}
