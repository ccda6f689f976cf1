using System.Globalization;
using System.Text;
using ToolVerdicts.Newsletter.Letters;

namespace ToolVerdicts.Tests.Newsletter.Mail;

public class QuotedPrintableTests
{
    private const int Seed = 20261121;

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a=b", "a=3Db")]
    [InlineData("é", "=C3=A9")]
    [InlineData("end \n\t\nx", "end=20\r\n=09\r\nx")]
    [InlineData(".", "=2E")]
    [InlineData("a.b\n.c", "a.b\r\n=2Ec")]
    [InlineData("From me\nFromage", "=46rom me\r\nFromage")]
    [InlineData("a\rb\r\nc\nd", "a\r\nb\r\nc\r\nd")]
    [InlineData("", "")]
    public void Text_is_encoded_like_this(string text, string encoded) => Encode(text).ShouldBe(encoded);

    [Fact]
    public void A_line_of_76_stands_whole_and_a_longer_one_is_broken_softly()
    {
        Encode(new string('x', 76)).ShouldBe(new string('x', 76));
        Encode(new string('x', 77)).ShouldBe($"{new string('x', 75)}=\r\nxx");
        Encode(new string('x', 74) + "é").ShouldBe($"{new string('x', 74)}=\r\n=C3=A9");
        Encode(new string('x', 75) + ".x").ShouldBe($"{new string('x', 75)}=\r\n=2Ex");
    }

    [Fact]
    public void Any_text_is_read_back_as_it_was()
    {
        string[] pieces = [" ", "\t", "\n", ".", "=", "From ", "x", "é", "🚢", "word ", "\0", "=\n", new('y', 70)];
        var chance = new Random(Seed);
        for (var round = 0; round < 5000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(40)).Select(_ => pieces[chance.Next(pieces.Length)]));
            var encoded = Encode(text);
            foreach (var line in encoded.Split("\r\n"))
                (line.Length <= 76 && !line.EndsWith(' ') && !line.EndsWith('\t') && !line.StartsWith('.')).ShouldBeTrue($"seed {Seed}, round {round}: {line}");
            Decode(encoded).ShouldBe(text, $"seed {Seed}, round {round}");
        }
    }

    private static string Encode(string text)
    {
        var encoded = new StringBuilder();
        QuotedPrintable.Append(encoded, text);
        return encoded.ToString();
    }

    private static string Decode(string encoded)
    {
        encoded = encoded.Replace("=\r\n", "").Replace("\r\n", "\n");
        var octets = new List<byte>();
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] != '=')
            {
                octets.Add((byte)encoded[i]);
                continue;
            }

            octets.Add(byte.Parse(encoded.AsSpan(i + 1, 2), NumberStyles.HexNumber));
            i += 2;
        }

        return Encoding.UTF8.GetString([.. octets]);
    }
}
