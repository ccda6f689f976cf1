namespace ToolVerdicts.Tools;

/// <summary>The name of a tool together with its tagline. Two captures describe the same tool when both agree: different tools share names
/// (three are called "ml-intern").</summary>
/// <param name="Tagline">The one line under the name.</param>
public readonly record struct ToolIdentity(string Name, string Tagline)
{
    /// <summary>The form that two spellings of one tool share: without case, spacing and typographic quotes.</summary>
    public string Key => $"{Wording.Key(Name)}\n{Wording.Key(Tagline)}";

    /// <summary>Six hexadecimal digits of the SHA-256 of <see cref="Key"/>, for tools whose words make the same slug.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))[..6];
}
