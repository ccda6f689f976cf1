using MimeKit;

namespace ToolVerdicts.Tests.Newsletter.Mail;

/// <summary>A message as a mail server got it.</summary>
/// <param name="From">The sender given to MAIL.</param>
/// <param name="To">The recipients given to RCPT.</param>
/// <param name="IsEncrypted">True when the connection was.</param>
/// <param name="IsLoggedIn">True when a password was accepted before.</param>
/// <param name="Message">The message, read by MimeKit.</param>
internal sealed record ReceivedMessage(string From, IReadOnlyList<string> To, bool IsEncrypted, bool IsLoggedIn, MimeMessage Message)
{
    public string Header(string name) => Message.Headers.Single(header => header.Field == name).Value;
}
