namespace ToolVerdicts.Web.Settings;

/// <summary>A setting that cannot be used. The message is one sentence that says how to correct it.</summary>
public sealed class SettingException : Exception
{
    public SettingException()
    {
    }

    public SettingException(string sentence)
        : base(sentence)
    {
    }

    public SettingException(string sentence, Exception innerException)
        : base(sentence, innerException)
    {
    }
}
