using System.Net.Http.Headers;
using Microsoft.Extensions.Primitives;

namespace ToolVerdicts.Load.Pages;

/// <summary>A page as the site sends it.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="Tag">Its version.</param>
/// <param name="Headers">Its headers, but for those of its body.</param>
internal sealed record PageBytes(byte[] Body, string Tag, IReadOnlyList<KeyValuePair<string, StringValues>> Headers)
{
    /// <summary>The page as it is.</summary>
    public const string Plain = "page.html";

    /// <summary>The page compressed with Brotli.</summary>
    public const string Brotli = "page.br";

    private static readonly string[] OfServer = ["Date", "Transfer-Encoding", "Connection"];

    /// <summary>Asks a site for a page and writes it into a folder, under a name and with its headers beside it.</summary>
    public static async Task<PageBytes> FetchAsync(Uri page, string? encoding, string folder, string name)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        if (encoding is not null)
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var answer = (await client.SendAsync(request)).EnsureSuccessStatusCode();
        if (answer.Content.Headers.ContentEncoding.SingleOrDefault() != encoding)
            throw new InvalidDataException($"{page} was asked for in {encoding ?? "no encoding"}, and came in another.");
        await File.WriteAllBytesAsync(Path.Combine(folder, name), await answer.Content.ReadAsByteArrayAsync());
        var headers = answer.Headers.Where(header => !OfServer.Contains(header.Key, StringComparer.OrdinalIgnoreCase)).Select(header =>
            $"{header.Key}: {string.Join(", ", header.Value)}");
        await File.WriteAllLinesAsync(Path.Combine(folder, $"{name}.headers"), headers);
        return Read(folder, name);
    }

    /// <summary>Reads what <see cref="FetchAsync"/> wrote.</summary>
    public static PageBytes Read(string folder, string name)
    {
        var headers = File.ReadAllLines(Path.Combine(folder, $"{name}.headers")).Select(line => line.Split(": ", 2))
            .Select(parts => KeyValuePair.Create(parts[0], new StringValues(parts[1]))).ToList();
        return new PageBytes(File.ReadAllBytes(Path.Combine(folder, name)),
            headers.Single(header => header.Key == "ETag").Value.ToString(), headers);
    }
}
