using System.Text;
using System.Text.RegularExpressions;
using ToolVerdicts.Text;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>A server's answer (RFC 5321, 4.2).</summary>
/// <param name="Code">Three digits: 2xx done, 3xx go on, 4xx not now, 5xx never.</param>
/// <param name="EnhancedCode">As 5.1.1 (RFC 3463); null when the server gave none.</param>
/// <param name="Lines">What stands behind the codes, line by line: white space as single spaces, nothing invisible.</param>
public sealed partial record SmtpReply(int Code, string? EnhancedCode, IReadOnlyList<string> Lines)
{
    /// <summary>The most lines that a reply may have.</summary>
    public const int MaxLines = 64;

    /// <summary>The longest line, in octets without its end: eight times what RFC 5321 allows.</summary>
    public const int MaxLineLength = 4096;

    // What is worth keeping of a reply, in characters.
    private const int MaxTextLength = 500;

    /// <summary>2xx.</summary>
    public bool IsPositive => Code is >= 200 and < 300;

    /// <summary>4xx.</summary>
    public bool IsTransient => Code is >= 400 and < 500;

    /// <summary>5xx.</summary>
    public bool IsPermanent => Code >= 500;

    /// <summary>The server closes the connection.</summary>
    public bool IsClosing => Code == 421;

    /// <summary>The codes alone: all that may be repeated of an answer to a password.</summary>
    public string Codes => EnhancedCode is null ? $"{Code}" : $"{Code} {EnhancedCode}";

    /// <summary>The code of a line, and whether the reply goes on behind it; null when it is no line of a reply.</summary>
    public static (int Code, bool IsLast)? ReadLine(string line) =>
        LineForm.IsMatch(line) ? (int.Parse(line.AsSpan(0, 3)), line is not [_, _, _, '-', ..]) : null;

    /// <summary>Puts a reply together from lines that <see cref="ReadLine"/> reads.</summary>
    public static SmtpReply Of(IReadOnlyList<string> lines)
    {
        var texts = lines.Select(line => line.Length > 4 ? line[4..] : "").ToList();
        var enhanced = EnhancedForm.Match(texts[0]).Value is { Length: > 0 } code && code[0] == lines[0][0] ? code : null;
        return new SmtpReply(int.Parse(lines[0].AsSpan(0, 3)), enhanced, texts.Select(text => Wording.Collapse(Without(enhanced, text))).ToList());
    }

    /// <summary>The reply without what could be a token of the message it answers: some servers quote the links they mind.</summary>
    public SmtpReply Without(ReadOnlyMemory<byte> message) =>
        Lines.Any(line => TokenForm.IsMatch(line)) ? Without(Encoding.ASCII.GetString(message.Span).Replace("=\r\n", "", StringComparison.Ordinal)) : this;

    /// <summary>The reply on one line, cut where it is very long.</summary>
    public override string ToString()
    {
        var text = $"{Codes} {string.Join(' ', Lines)}".TrimEnd();
        return text.Length <= MaxTextLength ? text : $"{text[..(char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength)]}…";
    }

    // In the message's parts a long line is cut behind an equals sign (RFC 2045, 6.7), and a link with it.
    private SmtpReply Without(string uncut) =>
        this with { Lines = Lines.Select(line => TokenForm.Replace(line, run => uncut.Contains(run.Value, StringComparison.Ordinal) ? "…" : run.Value)).ToList() };

    private static string Without(string? enhanced, string text) =>
        enhanced is not null && text.StartsWith(enhanced, StringComparison.Ordinal) ? text[enhanced.Length..] : text;

    [GeneratedRegex(@"^[2-5][0-9]{2}($|[ -])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LineForm { get; }

    // 32 characters of base64url or hexadecimal are at least 128 bits.
    [GeneratedRegex("[A-Za-z0-9_-]{32,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TokenForm { get; }

    [GeneratedRegex(@"^[245]\.[0-9]{1,3}\.[0-9]{1,3}(?= |$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnhancedForm { get; }
}
