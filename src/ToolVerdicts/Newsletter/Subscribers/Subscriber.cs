namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>A subscription as its owner sees it.</summary>
public sealed record Subscriber(SubscriberState State, Choice Choice);
