using System.Text;

namespace ToolVerdicts.Load.Hostile;

/// <summary>
/// A request that hides another. A proxy and a server that disagree on where the first ends take the hidden one for a request of its own.
/// </summary>
/// <param name="Name">The trick, in words.</param>
/// <param name="Bytes">The request as sent, one byte for each character.</param>
public sealed record SmugglingCase(string Name, string Bytes)
{
    /// <summary>The tool that the hidden request votes on.</summary>
    public const string Tool = "smollm3";

    private const string Nowhere = "/tools/no-such-tool/vote";

    /// <summary>All cases.</summary>
    /// <param name="host">The value of the <c>Host</c> header.</param>
    /// <param name="cookie">A visitor's cookie, as <c>name=value</c>, without which a vote does not count.</param>
    public static IReadOnlyList<SmugglingCase> All(string host, string cookie)
    {
        const string form = "vote=ship";
        var hidden = $"POST /tools/{Tool}/vote HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + $"Cookie: {cookie}\r\nContent-Length: {form.Length}\r\n\r\n{form}";
        var chunks = $"0\r\n\r\n{hidden}";
        var chunk = $"{hidden.Length:x}\r\n{hidden}\r\n0\r\n\r\n";
        var length = $"Content-Length: {chunks.Length}";
        return
        [
            Post("both lengths, the chunks end first", $"{length}\r\nTransfer-Encoding: chunked", chunks),
            Post("both lengths in the other order", $"Transfer-Encoding: chunked\r\n{length}", chunks),
            Post("both lengths, the count ends first", "Content-Length: 4\r\nTransfer-Encoding: chunked", chunk),
            Post("an encoding nobody knows", $"{length}\r\nTransfer-Encoding: xchunked", chunks),
            Post("a space before the colon", $"{length}\r\nTransfer-Encoding : chunked", chunks),
            Post("a tab before the colon", $"{length}\r\nTransfer-Encoding\t: chunked", chunks),
            Post("a tab before the value", $"{length}\r\nTransfer-Encoding:\tchunked", chunks),
            Post("a vertical tab before the value", $"{length}\r\nTransfer-Encoding: \vchunked", chunks),
            Post("a vertical tab behind the value", $"{length}\r\nTransfer-Encoding: chunked\v", chunks),
            Post("a NUL behind the value", $"{length}\r\nTransfer-Encoding: chunked\0", chunks),
            Post("the value in quotes", $"{length}\r\nTransfer-Encoding: \"chunked\"", chunks),
            Post("the value in capitals", $"{length}\r\nTransfer-Encoding: CHUNKED", chunks),
            Post("the encoding twice, the last unknown", $"{length}\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity", chunks),
            Post("the encoding twice, the first unknown", $"{length}\r\nTransfer-Encoding: identity\r\nTransfer-Encoding: chunked", chunks),
            Post("chunked and then something else", $"{length}\r\nTransfer-Encoding: chunked, identity", chunks),
            Post("chunked twice", $"{length}\r\nTransfer-Encoding: chunked, chunked", chunks),
            Post("an empty encoding", $"{length}\r\nTransfer-Encoding:", chunks),
            Post("the encoding on a line of its own", $"{length}\r\nTransfer-Encoding:\r\n chunked", chunks),
            Post("the encoding as the end of another header", $"{length}\r\nX: x\r\n Transfer-Encoding: chunked", chunks),
            Post("the encoding behind a bare line feed", $"{length}\r\nX: x\nTransfer-Encoding: chunked", chunks),
            Post("the encoding behind a bare carriage return", $"{length}\r\nX: x\rTransfer-Encoding: chunked", chunks),
            Post("the encoding under a name like its own", $"{length}\r\nTransfer_Encoding: chunked", chunks),
            Post("the length under a name like its own", $"Content_Length: 0\r\nContent-Length: {hidden.Length}", hidden),
            Post("two lengths, the second right", $"Content-Length: 0\r\nContent-Length: {hidden.Length}", hidden),
            Post("two lengths, the first right", $"Content-Length: {hidden.Length}\r\nContent-Length: 0", hidden),
            Post("two lengths in one header", $"Content-Length: 0, {hidden.Length}", hidden),
            Post("a length with a plus", $"Content-Length: +{hidden.Length}", hidden),
            Post("a length with a minus", "Content-Length: -1", hidden),
            Post("a length in parts", "Content-Length: 0 0", hidden),
            Post("a length in hexadecimal", $"Content-Length: 0x{hidden.Length:x}", hidden),
            Post("a length beyond all numbers", "Content-Length: 18446744073709551616", hidden),
            Post("a length with a fraction", "Content-Length: 0.0", hidden),
            Post("an empty length", "Content-Length:", hidden),
            Post("a length behind a space", $" Content-Length: {hidden.Length}", hidden),
            Post("a chunk larger than all numbers", "Transfer-Encoding: chunked", $"10000000000000000\r\n\r\n{chunks}"),
            Post("a chunk of a negative size", "Transfer-Encoding: chunked", $"-1\r\n{chunks}"),
            Post("a chunk with a plus", "Transfer-Encoding: chunked", $"+0\r\n\r\n{hidden}"),
            Post("a chunk with a prefix", "Transfer-Encoding: chunked", $"0x0\r\n\r\n{hidden}"),
            Post("a chunk whose size is behind a space", "Transfer-Encoding: chunked", $" 0\r\n\r\n{hidden}"),
            Post(
                "a chunk's extension that ends in a line feed",
                "Transfer-Encoding: chunked", $"2;\nxx\r\n{hidden.Length:x}\r\n0\r\n\r\n{hidden}"),
            Post(
                "a chunk's extension that holds a carriage return",
                "Transfer-Encoding: chunked", $"2;\rxx\r\n{hidden.Length:x}\r\n0\r\n\r\n{hidden}"),
            Post("chunks between line feeds", "Transfer-Encoding: chunked", $"0\n\n{hidden}"),
            Post("a chunk longer than it says", "Transfer-Encoding: chunked", $"1\r\nxx0\r\n\r\n{hidden}"),
            Post("a chunk that no line ends", "Transfer-Encoding: chunked", $"1\r\nx{chunks}"),
            Post("a trailer that ends in a line feed", "Transfer-Encoding: chunked", $"0\r\nX: x\n\n{hidden}"),
            Post("a trailer with a length", "Transfer-Encoding: chunked", $"0\r\nContent-Length: {hidden.Length}\r\nX: x\n\r\n{hidden}"),
            Post("a body that is to be waited for", $"Expect: 100-continue\r\nContent-Length: {hidden.Length}", hidden),
            Post("a length that is for the next only", $"Connection: Content-Length\r\nContent-Length: {hidden.Length}", hidden),
            Post(
                "another protocol asked for",
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n"
                + $"Content-Length: {hidden.Length}",
                hidden),
            new("a page with a body", $"GET /healthz HTTP/1.1\r\nHost: {host}\r\nContent-Length: {hidden.Length}\r\n\r\n{hidden}"),
            new(
                "a page's headers with a body",
                $"HEAD /healthz HTTP/1.1\r\nHost: {host}\r\nContent-Length: {hidden.Length}\r\n\r\n{hidden}"),
            new("a page with chunks", $"GET /healthz HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}"),
            new(
                "an old protocol with chunks",
                $"POST {Nowhere} HTTP/1.0\r\nHost: {host}\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n"
                + $"{length}\r\n\r\n{chunks}"),
            new("no protocol at all", $"GET /healthz\r\n{hidden}"),
            new("a line feed in the first line", $"GET /healthz HTTP/1.1\nHost: {host}\n\n{hidden}"),
            new("a carriage return in the first line", $"GET /healthz\rHTTP/1.1\r\nHost: {host}\r\n\r\n{hidden}"),
            new(
                "another host in the first line",
                $"GET http://evil.example/healthz HTTP/1.1\r\nHost: {host}\r\nContent-Length: {hidden.Length}\r\n\r\n{hidden}"),
            new("two hosts", $"GET /healthz HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n{hidden}"),
            new("a NUL in a header's name", $"GET /healthz HTTP/1.1\r\nHost: {host}\r\nX\0X: x\r\n\r\n{hidden}"),
            new("a NUL in a header's value", $"GET /healthz HTTP/1.1\r\nHost: {host}\r\nX: \0\r\n\r\n{hidden}"),
            new("the beginning of HTTP/2", $"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n{hidden}"),
            new("a path with a line break", $"GET /healthz?\r\n\r\n{hidden} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        ];

        SmugglingCase Post(string name, string headers, string body)
        {
            var start = $"POST {Nowhere} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n";
            return new SmugglingCase(name, $"{start}{headers}\r\n\r\n{body}");
        }
    }

    /// <summary>Counts the answers in received text; <c>100 Continue</c> does not count.</summary>
    public static int CountAnswers(string received) =>
        received.Split("HTTP/1.1 ").Length - received.Split("HTTP/1.1 100 ").Length;

    /// <summary>The request as sent.</summary>
    public byte[] ToBytes() => Encoding.Latin1.GetBytes(Bytes);
}
