using System.Net;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Tests.Visitors;

public class VisitorTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly byte[] Key = Enumerable.Repeat((byte)7, 32).ToArray();
    private static readonly VisitorId Someone = VisitorId.New(Enumerable.Range(1, 16).Select(i => (byte)i).ToArray(), Today);

    [Fact]
    public void What_was_signed_is_read_back_for_half_a_year()
    {
        var signed = Someone.Sign(Key);
        VisitorId.Read(signed, Key, Today).ShouldBe(Someone);
        VisitorId.Read(signed, Key, Today.AddDays(VisitorId.LifetimeDays)).ShouldBe(Someone);
        VisitorId.Read(signed, Key, Today.AddDays(VisitorId.LifetimeDays + 1)).ShouldBeNull();
        VisitorId.Read(signed, Key, Today.AddDays(-1)).ShouldBeNull();
    }

    [Fact]
    public void A_number_with_any_bit_changed_is_nobody()
    {
        var signed = Someone.Sign(Key);
        for (var at = 0; at < signed.Length; at++)
        {
            foreach (var other in "AZaz09-_")
            {
                var forged = $"{signed[..at]}{other}{signed[(at + 1)..]}";
                if (forged != signed)
                    VisitorId.Read(forged, Key, Today).ShouldBeNull(forged);
            }
        }
    }

    [Fact]
    public void What_is_cut_short_or_long_or_something_else_is_nobody()
    {
        var signed = Someone.Sign(Key);
        for (var length = 0; length < signed.Length; length++)
            VisitorId.Read(signed[..length], Key, Today).ShouldBeNull();
        foreach (var other in (string?[])[null, "", " ", signed + "A", signed + signed, new string('A', 48), new string('ü', 48), "\0",
            "%00"])
            VisitorId.Read(other, Key, Today).ShouldBeNull();
        VisitorId.Read(signed, new byte[32], Today).ShouldBeNull();
    }

    [Fact]
    public void A_visitors_hashes_in_two_tables_have_nothing_in_common()
    {
        using var store = new TempStore();
        var keys = new VisitorKeys(SiteKey.Of(store.Database));
        keys.VoterOf(Someone).Hex.ShouldNotBe(keys.OwnerOf(Someone).Hex);
        keys.VoterOf(Someone).Hex.ShouldNotContain(Someone.Value[..8]);
        keys.VoterOf(Someone).ShouldBe(new VisitorKeys(SiteKey.Of(store.Database)).VoterOf(Someone), "the key is drawn once");
    }

    [Theory]
    [InlineData("192.0.2.17", "c0000211/32", "c00002/24")]
    [InlineData("::ffff:192.0.2.17", "c0000211/32", "c00002/24")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002/64", "20010db80001/48")]
    public void A_network_is_an_address_and_its_neighbourhood(string address, string near, string wide)
    {
        var network = Network.Of(IPAddress.Parse(address));
        (network.Near, network.Wide).ShouldBe((near, wide));
    }
}
