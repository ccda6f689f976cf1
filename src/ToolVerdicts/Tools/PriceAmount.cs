using System.Text.RegularExpressions;

namespace ToolVerdicts.Tools;

/// <summary>The one amount of money in a price text.</summary>
/// <param name="Unit">The text around it: two amounts can be compared when it is the same.</param>
public sealed partial record PriceAmount(decimal Amount, string Unit)
{
    /// <summary>Reads a price text such as "$20 a month".</summary>
    /// <returns>Null without an amount of money, and with several numbers, of which none is the price.</returns>
    public static PriceAmount? Of(string text)
    {
        if (Number().Matches(text) is not [var number] || !Money().IsMatch(text)
            || !decimal.TryParse(number.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture,
                out var amount))
            return null;
        return new PriceAmount(amount, Wording.Key($"{text[..number.Index]}#{text[(number.Index + number.Length)..]}"));
    }

    [GeneratedRegex(@"\d+(?:,\d{3})*(?:\.\d+)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"[$€£¥₹] ?\d|\d ?(?:[€£¥₹]|(?:USD|EUR|GBP)\b)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Money();
}
