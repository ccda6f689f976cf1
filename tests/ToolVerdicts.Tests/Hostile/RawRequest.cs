using System.Net.Sockets;
using System.Text;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Hostile;

/// <summary>Bytes on a connection, as no client of .NET's would send them.</summary>
internal static class RawRequest
{
    // More than the site itself waits for the rest of a request.
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(30);

    /// <summary>Sends them, and reads until the site closes the connection or has nothing more to say.</summary>
    /// <param name="site">The site.</param>
    /// <param name="bytes">What to send, a byte for each character.</param>
    /// <param name="longestSilence">How long the site may say nothing; null for longer than it waits for the rest of a request.</param>
    public static Task<string> SendAsync(SiteHost site, string bytes, TimeSpan? longestSilence = null) =>
        SendAsync(site.Client.BaseAddress!, bytes, longestSilence);

    /// <summary>Sends them to whoever serves this address.</summary>
    public static async Task<string> SendAsync(Uri site, string bytes, TimeSpan? longestSilence = null)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Host, site.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes));
        var answer = new StringBuilder();
        var buffer = new byte[16 * 1024];
        using var patience = new CancellationTokenSource();
        try
        {
            do
                patience.CancelAfter(longestSilence ?? UsualPatience);
            while (await stream.ReadAsync(buffer, patience.Token) is var count and > 0 && Keep(count));
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            // It waits for the rest of a request, or has hung up on it.
        }

        return answer.ToString();

        bool Keep(int count)
        {
            answer.Append(Encoding.Latin1.GetString(buffer, 0, count));
            return true;
        }
    }

    /// <summary>The values of a header, over all answers.</summary>
    public static IEnumerable<string> Headers(string answer, string name) => answer.Split("\r\n")
        .Where(line => line.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 2)..]);
}
