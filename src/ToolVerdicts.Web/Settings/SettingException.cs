namespace ToolVerdicts.Web.Settings;

/// <summary>A setting that cannot be used. The message is one sentence that says how to correct it.</summary>
public sealed class SettingException(string sentence, Exception? innerException = null) : Exception(sentence, innerException);
