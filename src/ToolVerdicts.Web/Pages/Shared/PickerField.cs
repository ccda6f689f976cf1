namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>A field of the picker.</summary>
/// <param name="Place">Its place in the form, from 0.</param>
/// <param name="Text">The name that it shows; null when it is empty.</param>
public sealed record PickerField(int Place, string Label, string? Text)
{
    public bool IsRequired { get; init; }

    /// <summary>The id of the message that says why its text is refused; null when it is not.</summary>
    public string? MessageId { get; init; }

    public bool IsFirstRefused { get; init; }
}
