namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Mail cannot be handed over now. The message is one sentence for an operator, without passwords and tokens.</summary>
public sealed class MailException(string sentence, Exception? cause = null) : Exception(sentence, cause);
