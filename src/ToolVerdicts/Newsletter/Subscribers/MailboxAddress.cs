using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;

namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>The address of exactly one mailbox (RFC 5321, <c>Mailbox</c>), in its plain form only: no display name, no quoted local part,
/// no comment, no source route, no address literal, no list. A local part may hold letters of any script (RFC 6531); such an address needs
/// a server that offers SMTPUTF8.</summary>
public sealed record MailboxAddress
{
    /// <summary>The longest address, in octets as sent (RFC 5321, 4.5.3.1.3, less the angle brackets).</summary>
    public const int MaxLength = 254;
    /// <summary>The longest local part, in octets as sent (RFC 5321, 4.5.3.1.1).</summary>
    public const int MaxLocalLength = 64;

    // Without "%", "!" and "|", which old mail servers read as routes or commands.
    private const string PunctuationOfAtoms = "#$&'*+-/=?^_`{}~";
    // Begins a word that mail programs decode (RFC 2047).
    private const string EncodedWord = "=?";
    // Punctuation that belongs to words of some scripts, and the joiners of others, which UTS 46 allows only there (RFC 5892, A.1 to A.7).
    private const string PunctuationOfNames = "·͵׳״・\u200C\u200D";
    private const int MaxLabelLength = 63;
    private const string LabelOfOtherScript = "xn--";

    private static readonly string[] ProvidersWithoutDots = ["gmail.com", "googlemail.com", "proton.me", "protonmail.com", "pm.me"];

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private MailboxAddress(string localPart, string domain, string domainShown)
    {
        LocalPart = localPart;
        Domain = domain;
        Address = $"{localPart}@{domain}";
        Display = $"{localPart}@{domainShown}";
        Key = $"{localPart.ToLowerInvariant()}@{domain}";
        Mailbox = MailboxOf(localPart.ToLowerInvariant(), domain);
    }

    /// <summary>The part before the @, in its own case: only the receiving server knows whether case matters.</summary>
    public string LocalPart { get; }
    /// <summary>The domain in lower case, labels of other scripts as A-labels (<c>xn--…</c>).</summary>
    public string Domain { get; }
    /// <summary>The address as it is sent and stored. <see cref="TryParse"/> reads it back to an equal one.</summary>
    public string Address { get; }
    /// <summary>The address for a person to read: the domain in its own script.</summary>
    public string Display { get; }
    /// <summary>Equal for two addresses that are one subscriber's: without regard to case. Never sent to.</summary>
    public string Key { get; }

    /// <summary>
    /// Equal for addresses that lead to one mailbox: the key without a <c>+tag</c>, and without the dots that the provider ignores. Never
    /// sent to.
    /// </summary>
    public string Mailbox { get; }

    /// <summary>False when the local part needs a server that offers SMTPUTF8.</summary>
    public bool IsAscii => Ascii.IsValid(LocalPart);

    /// <summary>Parses an address and trims white space around it; false when the text is not exactly one plain address.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MailboxAddress? address)
    {
        address = null;
        if (text?.Trim() is not { Length: <= MaxLength } trimmed || trimmed.Split('@') is not [var local, var host]
            || ParseLocalPart(local) is not { } localPart || ParseDomain(host) is not var (domain, domainShown))
            return false;
        var candidate = new MailboxAddress(localPart, domain, domainShown);
        // Checked against .NET's own parser.
        var isOne = MailAddress.TryCreate(candidate.Address, out var seen) && seen.User == localPart && seen.Host == domain;
        if (!isOne || Encoding.UTF8.GetByteCount(candidate.Address) > MaxLength)
            return false;
        address = candidate;
        return true;
    }

    public override string ToString() => Display;

    private static string MailboxOf(string localPart, string domain)
    {
        var name = localPart.IndexOf('+', StringComparison.Ordinal) is var tag and > 0 ? localPart[..tag] : localPart;
        if (ProvidersWithoutDots.Contains(domain))
            name = name.Replace(".", "", StringComparison.Ordinal);
        return $"{name}@{(domain == "googlemail.com" ? "gmail.com" : domain)}";
    }

    /// <returns>The dot-atom, normalized (RFC 6532, 3.1); null when it is none.</returns>
    private static string? ParseLocalPart(string text)
    {
        // A leading hyphen reads as an option where a server hands the address to a program.
        if (text.StartsWith('-') || text.Contains(EncodedWord, StringComparison.Ordinal)
            || !text.Split('.').All(atom => atom.Length > 0 && atom.EnumerateRunes().All(IsOfAtom)))
            return null;
        var local = text.Normalize(NormalizationForm.FormC);
        return Encoding.UTF8.GetByteCount(local) <= MaxLocalLength ? local : null;
    }

    // Other scripts give letters, numbers and marks only: no spaces, controls, direction marks or private characters.
    private static bool IsOfAtom(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || PunctuationOfAtoms.Contains((char)rune.Value)
        : rune != Rune.ReplacementChar && (Rune.IsLetter(rune) || Rune.IsNumber(rune) || IsMark(rune));

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <returns>The domain as sent and as shown; null when it is none.</returns>
    private static (string Sent, string Shown)? ParseDomain(string text)
    {
        if (IsHostName(text) && !text.Contains(LabelOfOtherScript, StringComparison.OrdinalIgnoreCase))
            return (text.ToLowerInvariant(), text.ToLowerInvariant());
        try
        {
            var sent = Idn.GetAscii(text).ToLowerInvariant();
            var shown = Idn.GetUnicode(sent);
            return IsHostName(sent) && shown.EnumerateRunes().All(IsOfName) ? (sent, shown) : null;
        }
        catch (ArgumentException)
        {
            // .NET offers no other way to ask whether a name is an internationalized one.
            return null;
        }
    }

    // IDNA 2008 (RFC 5892) allows no symbols in names; UTS 46, which .NET follows, leaves them to the caller.
    private static bool IsOfName(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || IsMark(rune) || rune.Value is '.' or '-' || PunctuationOfNames.EnumerateRunes().Contains(rune);

    // Two or more labels of letters, digits and inner hyphens. The last is no number: 127.0.0.1 is an address literal.
    private static bool IsHostName(string text)
    {
        var labels = text.Split('.');
        return labels.Length > 1 && Array.TrueForAll(labels, IsLabel) && !labels[^1].All(char.IsAsciiDigit);
    }

    private static bool IsLabel(string label) =>
        label is { Length: > 0 and <= MaxLabelLength } && label[0] != '-' && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
