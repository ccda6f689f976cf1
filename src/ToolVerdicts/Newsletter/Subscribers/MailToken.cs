using System.Buffers.Text;
using System.Security.Cryptography;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>What a token in a message is good for; never for anything else.</summary>
public enum TokenPurpose
{
    /// <summary>To confirm a subscription, once.</summary>
    Confirm,

    /// <summary>To unsubscribe, to choose what to get, and to have the address erased.</summary>
    Manage,
}

/// <summary>256 random bits that stand in a link of one message. The store keeps their hash only.</summary>
/// <param name="Text">The bits in base64url, as they stand in the link.</param>
public sealed record MailToken(string Text)
{
    /// <summary>Characters of a token.</summary>
    public const int Length = 43;

    /// <summary>For how many days a subscription can be confirmed.</summary>
    public const int ConfirmDays = 7;

    /// <summary>For how many days the links at a message's end are good; laws ask for 30.</summary>
    public const int ManageDays = 400;

    private const int RandomLength = 32;

    /// <summary>SHA-256 of the text.</summary>
    public TokenHash Hash => TokenHash.Of(Text);

    /// <summary>A new token.</summary>
    public static MailToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomLength)));

    /// <summary>The hash of the token in a link; null when it has not the form of a token.</summary>
    public static TokenHash? HashOf(string? text) =>
        text is { Length: Length } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? TokenHash.Of(text) : null;
}
