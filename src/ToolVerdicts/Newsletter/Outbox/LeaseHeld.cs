namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>The sender's lease as stored.</summary>
/// <param name="Holder">The random name of the sender that holds the lease.</param>
/// <param name="Beat">The heartbeat counter, which the holder increments while it lives.</param>
public sealed record LeaseHeld(string Holder, long Beat);
