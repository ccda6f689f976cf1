namespace ToolVerdicts.Tools;

/// <summary>A tool's price as captures state it.</summary>
/// <param name="Word">The word on the card, such as Free; null when it is not stated.</param>
/// <param name="Text">The pricing in free text; null when it is not stated.</param>
public sealed record Price(string? Word, string? Text)
{
    /// <summary>Both on one line, such as "Paid: $20 a month"; null when neither is stated.</summary>
    public string? Words => (Word, Text) switch
    {
        ({ } word, { } text) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? text : $"{word}: {text}",
        _ => Text ?? Word,
    };

    /// <summary>True when both have the same wording, whatever the spelling.</summary>
    public bool IsSameAs(Price other) => Wording.Same(Word ?? "", other.Word ?? "") && Wording.Same(Text ?? "", other.Text ?? "");
}
