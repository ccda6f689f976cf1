using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ToolVerdicts.Web.Caching;

/// <summary>Which encoding of an answer a client likes best, of those the site has.</summary>
internal static class ContentEncodings
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";

    /// <summary>The best of Brotli, gzip and none (RFC 9110, 12.5.3): what the client ranks highest, and of equals the smallest.</summary>
    /// <param name="accepted">What the client says.</param>
    /// <param name="hasBrotli">False where the answer is there with gzip and without only.</param>
    /// <returns>Null for none.</returns>
    public static string? Best(StringValues accepted, bool hasBrotli = true)
    {
        // What nearly every browser says, without weights, needs no parsing.
        if (accepted.Count == 1 && accepted[0] is { } one && !one.Contains(';', StringComparison.Ordinal) && !one.Contains('*', StringComparison.Ordinal))
            return hasBrotli && Names(one, Brotli) ? Brotli : Names(one, Gzip) ? Gzip : null;
        if (accepted.Count == 0 || !StringWithQualityHeaderValue.TryParseList(accepted, out var ranked))
            return null;
        var (brotli, gzip, plain) = (hasBrotli ? Quality(Brotli, 0) : 0, Quality(Gzip, 0), Quality("identity", double.Epsilon));
        return brotli > 0 && brotli >= gzip && brotli >= plain ? Brotli : gzip > 0 && gzip >= plain ? Gzip : null;

        double Quality(string name, double otherwise) =>
            (ranked.FirstOrDefault(value => value.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? ranked.FirstOrDefault(value => value.Value == "*")) is { } said
                ? said.Quality ?? 1
                : otherwise;
    }

    private static bool Names(string accepted, string name)
    {
        foreach (var part in accepted.AsSpan().Split(','))
        {
            if (accepted.AsSpan()[part].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
