using System.Text;

namespace ToolVerdicts.Newsletter.Letters;

/// <summary>Text as ASCII lines of at most 76 characters (RFC 2045, 6.7).</summary>
public static class QuotedPrintable
{
    /// <summary>The longest line, in characters without CRLF.</summary>
    public const int MaxLineLength = 76;

    /// <summary>
    /// Appends text in UTF-8. No line starts with a dot, which is special to SMTP, or with <c>From </c>, which is to mailbox files. Line breaks of every
    /// system become CRLF.
    /// </summary>
    /// <exception cref="ArgumentException">The text holds half a character.</exception>
    public static void Append(StringBuilder encoded, string text)
    {
        if (!HeaderText.IsWhole(text))
            throw new ArgumentException("The text holds half a character.", nameof(text));
        var octets = Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
        var lines = octets.AsSpan();
        while (lines.IndexOf((byte)'\n') is var end and >= 0)
        {
            AppendLine(encoded, lines[..end]);
            encoded.Append("\r\n");
            lines = lines[(end + 1)..];
        }

        AppendLine(encoded, lines);
    }

    private static void AppendLine(StringBuilder encoded, ReadOnlySpan<byte> line)
    {
        var column = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var isLast = i == line.Length - 1;
            var isLiteral = line[i] is > (byte)' ' and <= (byte)'~' and not (byte)'=' || line[i] is (byte)' ' or (byte)'\t' && !isLast;
            // The mark of a soft break needs a place of its own, unless nothing follows.
            if (column + (isLiteral ? 1 : 3) > (isLast ? MaxLineLength : MaxLineLength - 1))
            {
                encoded.Append("=\r\n");
                column = 0;
            }

            if (isLiteral && !(column == 0 && IsSpecialAtStart(line[i..])))
            {
                encoded.Append((char)line[i]);
                column++;
            }
            else
            {
                encoded.Append('=').Append(line[i].ToString("X2"));
                column += 3;
            }
        }
    }

    private static bool IsSpecialAtStart(ReadOnlySpan<byte> line) => line[0] == '.' || line.StartsWith("From "u8);
}
