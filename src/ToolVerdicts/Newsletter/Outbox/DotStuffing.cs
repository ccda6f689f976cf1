namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Keeps a line of a message from being taken for its end (RFC 5321, 4.5.2).</summary>
public static class DotStuffing
{
    /// <summary>The last line of all.</summary>
    public static readonly ReadOnlyMemory<byte> End = ".\r\n"u8.ToArray();

    /// <summary>Doubles each dot that starts a line, and ends the last line.</summary>
    /// <exception cref="ArgumentException">A CR or LF stands alone: servers disagree whether it ends a line, and so where the message ends.</exception>
    public static byte[] Stuff(ReadOnlySpan<byte> message)
    {
        var stuffed = new MemoryStream(message.Length + 64);
        while (!message.IsEmpty)
        {
            var end = message.IndexOf("\r\n"u8);
            var line = end < 0 ? message : message[..end];
            if (line.ContainsAny((byte)'\r', (byte)'\n'))
                throw new ArgumentException("The message holds a CR or LF that stands alone.", nameof(message));
            if (line.StartsWith((byte)'.'))
                stuffed.WriteByte((byte)'.');
            stuffed.Write(line);
            stuffed.Write("\r\n"u8);
            message = end < 0 ? [] : message[(end + 2)..];
        }

        return stuffed.ToArray();
    }
}
