using System.Xml;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>Methods and XML settings of endpoints that can only be read.</summary>
internal static class Reading
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static readonly XmlWriterSettings XmlSettings =
        new() { Async = true, CloseOutput = false, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>The text without characters that XML cannot hold.</summary>
    public static string LegalInXml(string text) => string.Concat(text.EnumerateRunes().Where(IsLegalInXml));

    private static bool IsLegalInXml(Rune rune) => rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not (0xFFFE or 0xFFFF));
}
