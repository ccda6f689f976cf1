using ToolVerdicts.Newsletter.Subscribers;

namespace ToolVerdicts.Tests.Newsletter.Mail;

public class MailboxAddressTests
{
    [Theory]
    [InlineData("ada@example.org", "ada@example.org")]
    [InlineData("  ada@example.org\r\n", "ada@example.org")]
    [InlineData("Ada.Lovelace+weekly@Example.ORG", "Ada.Lovelace+weekly@example.org")]
    [InlineData("a#$&'*+-/?=^_`{}~z@example.org", "a#$&'*+-/?=^_`{}~z@example.org")]
    [InlineData("ada@Bücher.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@example。org", "ada@example.org")]
    [InlineData("ada@BÜCHER.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@bu\u0308cher.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@XN--BCHER-KVA.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@straße.de", "ada@xn--strae-oqa.de")]
    [InlineData("ada@ＡＢＣ.example", "ada@abc.example")]
    [InlineData("ada@βόλος.gr", "ada@xn--nxasmm1c.gr")]
    [InlineData("ada@例え.jp", "ada@xn--r8jz45g.jp")]
    [InlineData("ada@paral·lel.cat", "ada@xn--parallel-koa.cat")]
    [InlineData("ada@ab--cd.example", "ada@ab--cd.example")]
    [InlineData("ada@1.2.3.example", "ada@1.2.3.example")]
    [InlineData("δοκιμή@example.org", "δοκιμή@example.org")]
    public void One_plain_address_is_accepted(string text, string address)
    {
        MailboxAddress.TryParse(text, out var read).ShouldBeTrue();
        read.Address.ShouldBe(address);
        MailboxAddress.TryParse(read.Address, out var again).ShouldBeTrue();
        again.ShouldBe(read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("eve%example.org@relay.example")]
    [InlineData("relay!eve@example.org")]
    [InlineData("ada|mail@example.org")]
    [InlineData("=?utf-8?q?ada?=@example.org")]
    [InlineData("-ada@example.org")]
    [InlineData("ada")]
    [InlineData("ada@")]
    [InlineData("@example.org")]
    [InlineData("ada@example")]
    [InlineData("ada@example.org, eve@example.org")]
    [InlineData("ada@example.org,eve")]
    [InlineData("ada@example.org;eve@example.org")]
    [InlineData("ada@eve@example.org")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("<ada@example.org>")]
    [InlineData("\"ada\"@example.org")]
    [InlineData("\"ada eve\"@example.org")]
    [InlineData("ada(comment)@example.org")]
    [InlineData("ada@example.org (Ada)")]
    [InlineData("@relay.example:ada@example.org")]
    [InlineData("ada@[127.0.0.1]")]
    [InlineData("ada@[IPv6:::1]")]
    [InlineData("ada@127.0.0.1")]
    [InlineData(".ada@example.org")]
    [InlineData("ada.@example.org")]
    [InlineData("a..da@example.org")]
    [InlineData("a da@example.org")]
    [InlineData("ada @example.org")]
    [InlineData("ada@ example.org")]
    [InlineData("ada\\@example.org")]
    [InlineData("ada:x@example.org")]
    [InlineData("ada@example.org\r\nRCPT TO:<eve@example.org>")]
    [InlineData("ada\n@example.org")]
    [InlineData("ada\0@example.org")]
    [InlineData("ada\u007f@example.org")]
    [InlineData("ada\u0085@example.org")]
    [InlineData("ada\u2028@example.org")]
    [InlineData("ada\u200b@example.org")]
    [InlineData("ada\u202e@example.org")]
    [InlineData("ada\ufffe@example.org")]
    [InlineData("ada\ufffd@example.org")]
    [InlineData("ada\ue000@example.org")]
    [InlineData("ada＠example.org")]
    [InlineData("ada@exa＠mple.org")]
    [InlineData("ada@example..org")]
    [InlineData("ada@example.org.")]
    [InlineData("ada@.example.org")]
    [InlineData("ada@-example.org")]
    [InlineData("ada@example-.org")]
    [InlineData("ada@exam_ple.org")]
    [InlineData("ada@exam/ple.org")]
    [InlineData("ada@xn--55555577.org")]
    [InlineData("ada@xn--a.example")]
    [InlineData("ada@😀.example")]
    [InlineData("ada@xn--e28h.example")]
    [InlineData("ada@☃.net")]
    [InlineData("ada@\u202eü.example")]
    [InlineData("ada@a\u200db.example")]
    [InlineData("ada@-ü.example")]
    [InlineData("ada@ü.123")]
    public void Anything_else_is_refused(string? text) => MailboxAddress.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Half_a_character_is_refused() => MailboxAddress.TryParse("ada" + '\ud83d' + "@example.org", out _).ShouldBeFalse();

    [Fact]
    public void Lengths_are_those_of_the_wire()
    {
        Accepts(new string('a', 64) + "@example.org").ShouldBeTrue();
        Accepts(new string('a', 65) + "@example.org").ShouldBeFalse();
        Accepts(new string('é', 32) + "@example.org").ShouldBeTrue();
        Accepts(new string('é', 33) + "@example.org").ShouldBeFalse();
        Accepts($"a@{new string('b', 63)}.org").ShouldBeTrue();
        Accepts($"a@{new string('b', 64)}.org").ShouldBeFalse();
        var domain = string.Join('.', new string('b', 63), new string('c', 63), new string('d', 61), "x");
        Accepts(new string('a', 254 - 1 - domain.Length) + "@" + domain).ShouldBeTrue();
        Accepts(new string('a', 255 - 1 - domain.Length) + "@" + domain).ShouldBeFalse();

        static bool Accepts(string text) => MailboxAddress.TryParse(text, out _);
    }

    [Fact]
    public void Case_makes_no_other_subscriber_but_is_kept_for_sending()
    {
        var address = Read("Ada@Example.ORG");
        address.Key.ShouldBe(Read("aDA@example.org").Key);
        address.Address.ShouldBe("Ada@example.org");
        Read("ada+weekly@example.org").Key.ShouldNotBe(Read("ada@example.org").Key);
    }

    [Fact]
    public void Composed_and_decomposed_letters_are_one_address() => Read("jose\u0301@example.org").ShouldBe(Read("jos\u00e9@example.org"));

    [Fact]
    public void A_domain_of_another_script_is_shown_in_it()
    {
        Read("ada@xn--bcher-kva.example").Display.ShouldBe("ada@bücher.example");
        Read("ada@BÜCHER.example").ToString().ShouldBe("ada@bücher.example");
    }

    [Fact]
    public void Only_the_local_part_decides_whether_the_server_must_know_other_scripts()
    {
        Read("ada@bücher.example").IsAscii.ShouldBeTrue();
        Read("josé@example.org").IsAscii.ShouldBeFalse();
    }

    private static MailboxAddress Read(string text) =>
        MailboxAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));
}
