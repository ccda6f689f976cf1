namespace ToolVerdicts.Criteria;

/// <summary>The licences and exceptions of the SPDX licence list, with the marks of those that the Open Source Initiative has approved and
/// that the Free Software Foundation calls free. Taken from the npm packages spdx-license-ids 3.0.24, spdx-exceptions 2.5.0 and
/// spdx-license-list 6.12.0 (OSI), and from NuGet.Packaging of SDK 10.0.401 (FSF). A newer id has no mark until its list has one.</summary>
public static class SpdxLicences
{
    private const string Osi = "osi";
    private const string Fsf = "fsf";

    private static readonly Lazy<Dictionary<string, (string Id, bool IsOsi, bool IsFsf)>> Licences = new(() => Lines("licences.txt")
        .Select(line => line.Split(' '))
        .ToDictionary(words => words[0], words => (words[0], words.Contains(Osi), words.Contains(Fsf)), StringComparer.OrdinalIgnoreCase));

    private static readonly Lazy<Dictionary<string, string>> Exceptions = new(() =>
        Lines("exceptions.txt").ToDictionary(id => id, id => id, StringComparer.OrdinalIgnoreCase));

    public static IReadOnlyCollection<string> Ids => Licences.Value.Keys;

    public static IReadOnlyCollection<string> ExceptionIds => Exceptions.Value.Keys;

    /// <summary>The licence of an id in any case; null when there is none.</summary>
    public static (string Id, bool IsOsi, bool IsFsf)? Find(string id) =>
        Licences.Value.TryGetValue(id, out var licence) ? licence : null;

    /// <summary>The spelling of an exception's id; null when there is none.</summary>
    public static string? FindException(string id) => Exceptions.Value.GetValueOrDefault(id);

    /// <summary>The address of a licence's text; null for an expression of several, and for a licence without an id.</summary>
    public static string? AddressOf(string licence) => Find(licence) is var (id, _, _) ? $"https://spdx.org/licenses/{id}.html" : null;

    private static List<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(SpdxLicences).Assembly.GetManifestResourceStream($"Spdx/{name}")!, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
