using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ToolVerdicts.Load.Votes;

/// <summary>
/// A client that votes over one persistent connection. A blocking socket without an HTTP library keeps the client's processor time low,
/// so that the machine's time goes to the server.
/// </summary>
public sealed class VoteClient : IDisposable
{
    // The limit of one send or receive; a client that reaches it throws IOException.
    private const int LongestWaitMs = 60_000;

    private const string CookieStart = "Set-Cookie: visitor=";
    private const string LengthStart = "Content-Length: ";
    private const string RetryStart = "Retry-After: ";

    private static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[64 * 1024];

    /// <summary>Connects to a server on this machine.</summary>
    /// <exception cref="SocketException">No process listens on the port.</exception>
    public VoteClient(int port)
    {
        (_socket.SendTimeout, _socket.ReceiveTimeout) = (LongestWaitMs, LongestWaitMs);
        _socket.Connect(IPAddress.Loopback, port);
    }

    /// <summary>Votes, and waits for the answer.</summary>
    /// <param name="slug">The tool's slug.</param>
    /// <param name="word">The value of the form's field: <c>ship</c>, <c>skip</c> or <c>none</c>.</param>
    /// <param name="cookie">The visitor's cookie from an earlier answer; null for a new visitor.</param>
    /// <param name="address">The client address for <c>X-Forwarded-For</c>.</param>
    /// <exception cref="IOException">The connection ended before the whole answer came; the vote may be written or not.</exception>
    public VoteAnswer Vote(string slug, string word, string? cookie, string address)
    {
        // As a browser does, the first post of a new visitor is sent again with the cookie that it got.
        var answer = Post(slug, word, cookie, address);
        return answer is { Status: 307, Cookie: { } given }
            ? Post(slug, word, given, address)
            : answer;
    }

    private VoteAnswer Post(string slug, string word, string? cookie, string address)
    {
        var header = cookie is null ? "" : $"Cookie: visitor={cookie}\r\n";
        Send($"""
            POST /tools/{slug}/vote HTTP/1.1
            Host: localhost
            X-Forwarded-For: {address}
            Content-Type: application/x-www-form-urlencoded
            Content-Length: {"vote=".Length + word.Length}
            {header}
            vote={word}
            """.ReplaceLineEndings("\r\n"));
        var head = Read();
        var status = int.Parse(head.AsSpan("HTTP/1.1 ".Length, 3));
        return new VoteAnswer(status, Between(head, CookieStart, ';'), Between(head, RetryStart, '\r'));
    }

    /// <summary>A client address for a number: numbers below 2^24 get addresses in different /24 networks.</summary>
    public static string Address(int number)
    {
        // Multiplication by an odd factor modulo 2^24 is a bijection.
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

    /// <returns>The status line and headers; the body is read and dropped.</returns>
    private string Read()
    {
        var read = 0;
        while (true)
        {
            read += Receive(_answer.AsSpan(read));
            if (_answer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) is not (var end and >= 0))
                continue;
            var head = Encoding.ASCII.GetString(_answer.AsSpan(0, end + 4));
            var isWhole = Between(head, LengthStart, '\r') is { } length
                ? read >= end + 4 + int.Parse(length)
                : _answer.AsSpan(0, read).EndsWith(LastChunk);
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
        head.IndexOf(start, StringComparison.OrdinalIgnoreCase) is var at and >= 0
            ? head[(at + start.Length)..head.IndexOf(end, at)]
            : null;
}
