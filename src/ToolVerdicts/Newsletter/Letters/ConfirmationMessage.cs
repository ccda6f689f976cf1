using ToolVerdicts.Newsletter.Subscribers;

namespace ToolVerdicts.Newsletter.Letters;

/// <summary>The message that asks the owner of an address whether they want mail.</summary>
public static class ConfirmationMessage
{
    /// <summary>Writes it. It repeats nothing of what the one who asked had entered: that need not be its reader.</summary>
    public static Message Of(Letterhead from, MailToken confirm, MailToken manage) =>
        new(
            $"Confirm the weekly verdicts of {from.Name}",
            "One click to confirm",
            [$"Somebody, we hope you, asked {from.Name} to send you what is new, at most once a week."])
        {
            Action = new MessageLink("Confirm the subscription", from.ConfirmUrl(confirm)),
            Closing =
            [
                $"The link is good for {MailToken.ConfirmDays} days. If it was not you, do nothing, and you are not subscribed.",
            ],
            Links = [new MessageLink("Unsubscribe, or have this address erased", from.UnsubscribeUrl(manage))],
        };
}
