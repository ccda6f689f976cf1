using System.Text.RegularExpressions;
using MimeKit;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Decides from a server's reply what became of a message.</summary>
public static partial class SmtpVerdict
{
    private const int MaxTextLength = 500;
    private const int ServiceClosing = 421;

    // Authentication or encryption is missing (RFC 4954, RFC 3207): a matter of our settings, not of the message.
    private const int AuthenticationRequired = 530;

    /// <summary>The outcome that a reply stands for.</summary>
    /// <param name="reply">The text behind the code, which may start with an enhanced code (RFC 3463).</param>
    /// <param name="stage">The part of the message that the server had been sent.</param>
    /// <returns>Null when the reply does not fit the stage, which leaves open what the server makes of the message.</returns>
    public static MailOutcome? Decide(int code, string reply, SmtpStage stage)
    {
        var (text, enhanced) = (Format(code, reply), FindEnhancedCode(code, reply));
        return code switch
        {
            >= 200 and < 300 when stage == SmtpStage.Message => new MailOutcome.Accepted(text),
            AuthenticationRequired => new MailOutcome.Deferred(text, IsServer: true),
            // A server knows nothing of the message before RCPT, so a refusal there concerns all messages.
            >= 400 and < 500 => new MailOutcome.Deferred(text, IsServer: code == ServiceClosing || stage == SmtpStage.Mail),
            >= 500 and < 600 => new MailOutcome.Refused(code, enhanced, text, IsAboutMailbox(enhanced, stage)),
            _ => null,
        };
    }

    public static string Format(int code, string reply)
    {
        var enhanced = FindEnhancedCode(code, reply);
        var lines = reply.Split('\n').Select(line => Wording.Collapse(line)).Select(line => Strip(line, enhanced));
        var text = string.Join(' ', lines.Prepend(enhanced ?? "").Prepend($"{code}").Where(part => part.Length > 0));
        if (text.Length <= MaxTextLength)
            return text;
        var end = char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength;
        return $"{text[..end]}…";
    }

    /// <summary>Replaces the letter's tokens in a reply: some servers quote the link that they object to.</summary>
    public static string HideTokens(string reply, MimeMessage letter)
    {
        if (!TokenForm.IsMatch(reply))
            return reply;
        var text = letter.TextBody ?? "";
        return TokenForm.Replace(reply, run => text.Contains(run.Value, StringComparison.Ordinal) ? "…" : run.Value);
    }

    /// <summary>A refusal at RCPT is about the mailbox, unless its enhanced code names the server's state, protocol or policy: a server
    /// that has blocked ours says so at RCPT, and would have every address suspended. Later refusals are about the mailbox when they are
    /// 5.1.x, of which 5.1.7 and 5.1.8 name the sender.</summary>
    private static bool IsAboutMailbox(string? enhancedCode, SmtpStage stage) => enhancedCode?.Split('.') switch
    {
        [_, "1", "7" or "8"] => false,
        [_, "1", _] => stage != SmtpStage.Mail,
        [_, "3" or "5" or "7", _] => false,
        _ => stage == SmtpStage.Rcpt,
    };

    private static string? FindEnhancedCode(int code, string reply)
    {
        var found = EnhancedForm.Match(reply).Value;
        return found.Length > 0 && found[0] == code.ToString(CultureInfo.InvariantCulture)[0] ? found : null;
    }

    private static string Strip(string line, string? code) =>
        code is not null && line.StartsWith(code, StringComparison.Ordinal) ? line[code.Length..].TrimStart() : line;

    [GeneratedRegex(@"^[245]\.[0-9]{1,3}\.[0-9]{1,3}(?=\s|$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnhancedForm { get; }

    // 32 characters of base64url or hexadecimal are at least 128 bits.
    [GeneratedRegex("[A-Za-z0-9_-]{32,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TokenForm { get; }
}
