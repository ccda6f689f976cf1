using MimeKit.Encodings;

namespace ToolVerdicts.Newsletter.Letters;

/// <summary>Keeps domains as A-labels (<c>xn--…</c>), as our addresses have them. MimeKit would turn them into letters of other scripts,
/// and MailKit would then send the address only to servers that offer SMTPUTF8.</summary>
internal sealed class DomainsAsGiven : IPunycode
{
    private readonly Punycode _punycode = new();

    public string Encode(string unicode) => _punycode.Encode(unicode);
    public string Encode(string unicode, int index) => _punycode.Encode(unicode, index);
    public string Encode(string unicode, int index, int count) => _punycode.Encode(unicode, index, count);
    public string Decode(string ascii) => ascii;
    public string Decode(string ascii, int index) => ascii[index..];
    public string Decode(string ascii, int index, int count) => ascii.Substring(index, count);
}
