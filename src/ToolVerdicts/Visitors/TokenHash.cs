namespace ToolVerdicts.Visitors;

/// <summary>The SHA-256 of a secret token. The store keeps nothing else, so that nobody who reads the store can use the token.</summary>
/// <param name="Hex">The hash as lower-case hexadecimal digits.</param>
public readonly record struct TokenHash(string Hex)
{
    public static TokenHash Of(string token) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))));
}
