using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ToolVerdicts.Load.Votes;

/// <summary>
/// One connection that votes again and again, as a browser does that keeps its connection. It is plain sockets and blocks its thread, so that the
/// machine's time goes to the server.
/// </summary>
public sealed class VoteClient : IDisposable
{
    private const string CookieStart = "Set-Cookie: visitor=";
    private const string LengthStart = "Content-Length: ";
    private const string RetryStart = "Retry-After: ";

    private static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 60_000, SendTimeout = 60_000 };
    private readonly byte[] _answer = new byte[64 * 1024];

    /// <summary>Connects to a server on this machine.</summary>
    /// <exception cref="SocketException">Nothing listens there.</exception>
    public VoteClient(int port) => _socket.Connect(IPAddress.Loopback, port);

    /// <summary>Votes, and waits for the answer.</summary>
    /// <param name="slug">The tool.</param>
    /// <param name="word">What the form sends: <c>ship</c>, <c>skip</c> or <c>none</c>.</param>
    /// <param name="cookie">What the visitor was given to hold; null for a new one.</param>
    /// <param name="address">Where the proxy says that the vote comes from.</param>
    /// <exception cref="IOException">The connection ended before the answer did. Whether the vote was written is not known.</exception>
    public VoteAnswer Vote(string slug, string word, string? cookie, string address)
    {
        var held = cookie is null ? "" : $"Cookie: visitor={cookie}\r\n";
        Send($"""
            POST /tools/{slug}/vote HTTP/1.1
            Host: localhost
            X-Forwarded-For: {address}
            Content-Type: application/x-www-form-urlencoded
            Content-Length: {"vote=".Length + word.Length}
            {held}
            vote={word}
            """.ReplaceLineEndings("\r\n"));
        var head = Read();
        return new VoteAnswer(int.Parse(head.AsSpan("HTTP/1.1 ".Length, 3)), Between(head, CookieStart, ';'), Between(head, RetryStart, '\r'));
    }

    /// <summary>An address that no other number below 2^24 shares its /24 with.</summary>
    public static string Address(int number)
    {
        // An odd factor scatters the numbers and lets no two meet.
        var network = (uint)number * 0x9E3779B1u & 0xFFFFFF;
        return $"{network >> 16}.{network >> 8 & 0xFF}.{network & 0xFF}.7";
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private void Send(string request)
    {
        try
        {
            _socket.Send(Encoding.ASCII.GetBytes(request));
        }
        catch (SocketException fault)
        {
            throw new IOException(fault.Message, fault);
        }
    }

    /// <returns>The answer's head; its body is read and dropped.</returns>
    private string Read()
    {
        var read = 0;
        while (true)
        {
            read += Receive(_answer.AsSpan(read));
            if (_answer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) is not (var end and >= 0))
                continue;
            var head = Encoding.ASCII.GetString(_answer.AsSpan(0, end + 4));
            var isWhole = Between(head, LengthStart, '\r') is { } length ? read >= end + 4 + int.Parse(length) : _answer.AsSpan(0, read).EndsWith(LastChunk);
            if (isWhole)
                return head;
        }
    }

    private int Receive(Span<byte> room)
    {
        try
        {
            return _socket.Receive(room) is var count and > 0 ? count : throw new IOException("The connection has ended.");
        }
        catch (SocketException fault)
        {
            throw new IOException(fault.Message, fault);
        }
    }

    private static string? Between(string head, string start, char end) =>
        head.IndexOf(start, StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? head[(at + start.Length)..head.IndexOf(end, at)] : null;
}

/// <summary>What the server said to a vote.</summary>
/// <param name="Status">The HTTP status; 303 is "written".</param>
/// <param name="Cookie">What the visitor is to hold; null when nothing.</param>
/// <param name="RetryAfter">The seconds after which to try again; null when it is not said.</param>
public readonly record struct VoteAnswer(int Status, string? Cookie, string? RetryAfter);
