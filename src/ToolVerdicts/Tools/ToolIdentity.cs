using System.Security.Cryptography;
using System.Text;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tools;

/// <summary>
/// What makes a tool the same tool: its name together with its tagline. Different tools share names
/// (three are called "ml-intern"), so neither half is enough.
/// </summary>
/// <param name="Name">The tool's name as a capture writes it.</param>
/// <param name="Tagline">The one line under the name as a capture writes it.</param>
public readonly record struct ToolIdentity(string Name, string Tagline)
{
    /// <summary>The form two spellings of one tool share: case, spacing and typographic quotes do not tell tools apart.</summary>
    public string Key => $"{Wording.Key(Name)}\n{Wording.Key(Tagline)}";

    /// <summary>Six hexadecimal digits drawn from <see cref="Key"/>, for when words no longer tell two slugs apart.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))[..6];
}
