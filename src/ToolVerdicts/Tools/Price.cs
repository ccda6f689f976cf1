namespace ToolVerdicts.Tools;

/// <summary>A tool's price as captures state it.</summary>
/// <param name="Word">The word on the card, such as Free; null when it is not stated.</param>
/// <param name="Text">The pricing in free text; null when it is not stated.</param>
public sealed record Price(string? Word, string? Text)
{
    /// <summary>True when sources of equal standing differ on one of the two.</summary>
    public bool IsContested { get; init; }

    /// <summary>True when the text begins with the word, and needs no word in front.</summary>
    public bool IsTextAlone => Word is { } word && Text is { } text && text.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Both on one line, such as "Paid: $20 a month"; null when neither is stated, or when they are contested.</summary>
    public string? Words => IsContested ? null : (Word, Text) switch
    {
        ({ } word, { } text) => IsTextAlone ? text : $"{word}: {text}",
        _ => Text ?? Word,
    };

    /// <summary>True when both have the same wording, whatever the spelling.</summary>
    public bool IsSameAs(Price other) => IsContested == other.IsContested
        && Wording.Same(Word ?? "", other.Word ?? "") && Wording.Same(Text ?? "", other.Text ?? "");
}
