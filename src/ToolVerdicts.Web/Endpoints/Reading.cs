using System.Text;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>Addresses that can be read and nothing else: GET and HEAD.</summary>
internal static class Reading
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>The text with what XML cannot hold left out.</summary>
    public static string LegalInXml(string text) => string.Concat(text.EnumerateRunes().Where(IsLegalInXml));

    private static bool IsLegalInXml(Rune rune) => rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not (0xFFFE or 0xFFFF));
}
