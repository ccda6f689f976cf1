using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ToolVerdicts.Load.Faults;

/// <summary>One request over a connection, and its end.</summary>
/// <param name="End">How the request ended.</param>
/// <param name="SentAt">The time at which the last byte of the request was sent, as <see cref="Stopwatch.GetTimestamp"/>.</param>
/// <param name="Status">The answer's status; 0 without an answer.</param>
/// <param name="Head">The answer's status line and headers; empty without an answer.</param>
internal sealed record Exchange(ExchangeEnd End, long SentAt, int Status, string Head)
{
    private const int LongestWaitMs = 60_000;

    private static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();

    /// <summary>Connects to a port of this machine. A send or receive over the connection has a limit of one minute.</summary>
    /// <returns>The connection; null when no process listens.</returns>
    public static Socket? Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            SendTimeout = LongestWaitMs,
            ReceiveTimeout = LongestWaitMs,
        };
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return socket;
        }
        catch (SocketException)
        {
            // A refused connection is an expected answer.
            socket.Dispose();
            return null;
        }
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    public static Exchange Send(Socket socket, string request)
    {
        var sent = Stopwatch.GetTimestamp();
        var answer = new List<byte>();
        try
        {
            socket.Send(Encoding.ASCII.GetBytes(request.ReplaceLineEndings("\r\n")));
            sent = Stopwatch.GetTimestamp();
            var room = new byte[64 * 1024];
            while (!IsWhole(answer) && socket.Receive(room) is var count and > 0)
                answer.AddRange(room.AsSpan(0, count));
        }
        catch (SocketException)
        {
            // The connection has ended, or an answer took longer than a minute; the bytes received so far decide.
        }

        if (answer.Count == 0)
            return new Exchange(ExchangeEnd.Refused, sent, 0, "");
        if (!IsWhole(answer))
            return new Exchange(ExchangeEnd.CutOff, sent, 0, "");
        var head = HeadOf(answer)!;
        return new Exchange(ExchangeEnd.Answered, sent, int.Parse(head.AsSpan("HTTP/1.1 ".Length, 3)), head);
    }

    /// <summary>A header's value up to the first semicolon; null without the header.</summary>
    public string? Header(string name)
    {
        var start = Head.IndexOf($"\r\n{name}: ", StringComparison.OrdinalIgnoreCase);
        return start < 0 ? null : Head[(start + name.Length + 4)..].Split('\r', ';')[0];
    }

    private static bool IsWhole(List<byte> answer)
    {
        if (HeadOf(answer) is not { } head)
            return false;
        var length = new Exchange(ExchangeEnd.Answered, 0, 0, head).Header("Content-Length");
        var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(answer);
        return length is null ? bytes.EndsWith(LastChunk) : bytes.Length >= head.Length + int.Parse(length);
    }

    private static string? HeadOf(List<byte> answer)
    {
        var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(answer);
        return bytes.IndexOf("\r\n\r\n"u8) is var end and >= 0 ? Encoding.ASCII.GetString(bytes[..(end + 4)]) : null;
    }
}
