namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>A subscription as its owner sees it.</summary>
/// <param name="Key">The address in the form in which addresses are compared.</param>
public sealed record Subscriber(SubscriberState State, Choice Choice, string Key);
