namespace ToolVerdicts.Newsletter.Subscribers;

public enum SubscriberState
{
    /// <summary>The address was entered, and its owner has not confirmed.</summary>
    Pending,
    /// <summary>The owner wants mail.</summary>
    Confirmed,
    /// <summary>Several messages in a row were refused; the address gets nothing until its owner confirms again.</summary>
    Suspended,
    /// <summary>The owner wants no mail.</summary>
    Unsubscribed,
}
