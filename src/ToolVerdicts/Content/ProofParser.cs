namespace ToolVerdicts.Content;

/// <summary>Reads proofs: <c>source</c> with <c>seen</c>, <c>capture</c> with <c>quote</c>, or <c>own: true</c>.</summary>
internal static class ProofParser
{
    private static readonly string[] Keys = ["source", "seen", "capture", "quote", "own"];

    /// <summary>The proof among these fields. An incomplete one is a fault.</summary>
    /// <param name="fallback">The proof when the fields have none; null without one.</param>
    /// <param name="today">The latest day on which a source can have been seen.</param>
    public static Proof? Parse(YamlFields fields, Proof? fallback, DateOnly today, FileFaults faults)
    {
        var because = fields.Line("because");
        if (!Array.Exists(Keys, fields.Has))
        {
            if (because is null || fallback is null)
                return fallback;
            RefuseReason(fallback.IsOwn);
            return fallback with { Because = because };
        }

        var isOwn = Own(fields, faults);
        Pair("source", "seen");
        Pair("seen", "source");
        Pair("capture", "quote");
        Pair("quote", "capture");
        if (isOwn && Keys.FirstOrDefault(key => key != "own" && fields.Has(key)) is { } other)
            faults.Add(fields.PlaceOf(other), $"own: true excludes {other}; the site's own judgement has no other proof");
        RefuseReason(isOwn);
        return new Proof
        {
            Source = fields.Find("source") is { } source ? Source(source, faults) : null,
            Seen = fields.Day("seen", today),
            Capture = fields.Line("capture"),
            Quote = fields.Line("quote", max: Library.MaxBytes),
            Because = because,
        };

        void RefuseReason(bool belongs)
        {
            if (because is not null && !belongs)
                faults.Add(fields.PlaceOf("because"), "because belongs to own: true; a source or a quote is the reason already");
        }

        void Pair(string key, string other)
        {
            if (fields.Has(key) && !fields.Has(other))
                faults.Add(fields.PlaceOf(key), $"{key} needs {other}");
        }
    }

    private static bool Own(YamlFields fields, FileFaults faults)
    {
        var isOwn = fields.Flag("own");
        if (!isOwn && fields.Find("own") is { Text: "false" } place)
            faults.Add(place, "own is true or is left out");
        return isOwn;
    }

    private static string? Source(YamlNode node, FileFaults faults)
    {
        if (Scalars.Line(node, "source", faults, max: 2000) is not { } text)
            return null;
        var hasScheme = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (hasScheme && !text.Contains(' ') && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0)
            return text;
        faults.Add(node, $"source: {Excerpt.Of(text)} is no address of http or https with a host");
        return null;
    }
}
