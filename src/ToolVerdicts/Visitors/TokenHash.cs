using System.Security.Cryptography;
using System.Text;

namespace ToolVerdicts.Visitors;

/// <summary>The form in which the store keeps a secret token: SHA-256. A reader of the store or of a backup cannot use it as the token.</summary>
/// <param name="Hex">The hash as lower-case hexadecimal digits.</param>
public readonly record struct TokenHash(string Hex)
{
    /// <summary>The hash of a token in UTF-8.</summary>
    public static TokenHash Of(string token) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))));
}
