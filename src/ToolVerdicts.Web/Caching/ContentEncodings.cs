namespace ToolVerdicts.Web.Caching;

/// <summary>Chooses the content encoding of an answer.</summary>
internal static class ContentEncodings
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";

    /// <summary>The encoding that the client ranks highest (RFC 9110, 12.5.3); among equals Brotli, then gzip, then none.</summary>
    /// <param name="accepted">The Accept-Encoding header.</param>
    /// <param name="hasBrotli">False when there is no Brotli form of the answer.</param>
    /// <returns>Null for none.</returns>
    public static string? Best(StringValues accepted, bool hasBrotli = true)
    {
        // Nearly every browser sends names without weights, which need no parsing.
        if (accepted.Count == 1 && accepted[0] is { } one && !one.AsSpan().ContainsAny(';', '*'))
            return hasBrotli && Names(one, Brotli) ? Brotli : Names(one, Gzip) ? Gzip : null;
        if (accepted.Count == 0 || !StringWithQualityHeaderValue.TryParseList(accepted, out var ranked))
            return null;
        // Identity is acceptable unless excluded, and ranks below every encoding that the client names.
        var (brotli, gzip, plain) = (hasBrotli ? Quality(Brotli, 0) : 0, Quality(Gzip, 0), Quality("identity", double.Epsilon));
        return brotli > 0 && brotli >= gzip && brotli >= plain ? Brotli : gzip > 0 && gzip >= plain ? Gzip : null;

        double Quality(string name, double otherwise) =>
            (ranked.FirstOrDefault(value => value.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? ranked.FirstOrDefault(value => value.Value == "*")) is { } range
                ? range.Quality ?? 1
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
