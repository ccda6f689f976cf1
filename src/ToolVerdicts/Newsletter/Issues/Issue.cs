namespace ToolVerdicts.Newsletter.Issues;

public sealed record Issue(Digest Digest, DateTimeOffset ComposedAt);
