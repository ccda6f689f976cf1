namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>The acts that a token permits.</summary>
public enum TokenPurpose
{
    /// <summary>To confirm a subscription, once.</summary>
    Confirm,
    /// <summary>To unsubscribe, to choose news, and to have the address erased.</summary>
    Manage,
}
