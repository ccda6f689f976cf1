namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>The lease as a sender holds it.</summary>
/// <param name="Holder">The sender's random name.</param>
/// <param name="Beat">A number that the holder raises for as long as it lives.</param>
public sealed record LeaseHeld(string Holder, long Beat);
