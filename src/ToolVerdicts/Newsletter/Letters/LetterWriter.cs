using ToolVerdicts.Newsletter.Subscribers;

namespace ToolVerdicts.Newsletter.Letters;

/// <summary>Makes a letter of a message.</summary>
public static class LetterWriter
{
    /// <summary>Writes it, with what lets mail programs unsubscribe with one click (RFC 8058).</summary>
    /// <param name="message">What it says.</param>
    /// <param name="from">Who writes.</param>
    /// <param name="to">Whom.</param>
    /// <param name="manage">The token of the one click.</param>
    /// <param name="messageId">Its identity.</param>
    /// <param name="date">When it is written.</param>
    public static Letter Write(Message message, Letterhead from, MailboxAddress to, MailToken manage, string messageId, DateTimeOffset date) => new()
    {
        FromName = from.Name,
        From = from.From,
        To = to,
        Subject = Text.Wording.Collapse(message.Subject),
        MessageId = messageId,
        Date = date,
        Headers =
        [
            new LetterHeader("List-Id", $"<weekly.{from.From.Domain}>"),
            new LetterHeader("List-Unsubscribe", $"<{from.UnsubscribeUrl(manage)}>"),
            new LetterHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            new LetterHeader("Auto-Submitted", "auto-generated"),
        ],
        Text = MessageText.Of(message),
        Html = MessageHtml.Of(message),
    };
}
