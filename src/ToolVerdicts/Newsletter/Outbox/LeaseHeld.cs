namespace ToolVerdicts.Newsletter.Outbox;

/// <param name="Holder">The random name of the sender that holds the lease.</param>
/// <param name="Beat">A number that the holder raises for as long as it lives.</param>
public sealed record LeaseHeld(string Holder, long Beat);
