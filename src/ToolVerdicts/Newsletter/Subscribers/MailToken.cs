using System.Buffers.Text;

namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>A secret of 256 random bits in the links of one message. The store keeps its SHA-256 only.</summary>
/// <param name="Text">The bits in base64url, as in the link.</param>
public sealed record MailToken(string Text)
{
    /// <summary>The length of a token in characters.</summary>
    public const int Length = 43;
    /// <summary>The number of days for which a subscription can be confirmed.</summary>
    public const int ConfirmDays = 7;
    /// <summary>The number of days for which the links at a message's end work; CAN-SPAM (16 CFR 316) requires 30.</summary>
    public const int ManageDays = 400;

    private const int RandomLength = 32;

    public TokenHash Hash => TokenHash.Of(Text);

    public static MailToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomLength)));

    /// <summary>Computes the SHA-256 of a token from a link; null when the text has not the form of a token.</summary>
    public static TokenHash? HashOf(string? text) =>
        text is { Length: Length } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? TokenHash.Of(text) : null;
}
