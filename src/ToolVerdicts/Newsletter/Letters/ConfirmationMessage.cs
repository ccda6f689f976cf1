namespace ToolVerdicts.Newsletter.Letters;

/// <summary>Asks the owner of an address whether they want mail.</summary>
public static class ConfirmationMessage
{
    /// <summary>Writes the message. It repeats nothing that was entered in the form: a stranger may have filled it in.</summary>
    public static Message Write(Letterhead from, MailToken confirm, MailToken manage) =>
        new(
            $"Confirm the weekly verdicts of {from.Name}",
            "Open the link, then press Confirm",
            [$"Somebody, we hope you, asked {from.Name} to send you what is new, at most once a week."])
        {
            Action = new MessageLink("Confirm the subscription", from.ConfirmUrl(confirm)),
            Closing = [$"The link is good for {MailToken.ConfirmDays} days. If it was not you, do nothing, and you are not subscribed."],
            Links = [new MessageLink("Unsubscribe, or have this address erased", from.UnsubscribeUrl(manage))],
        };
}
