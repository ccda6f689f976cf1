using System.Text.RegularExpressions;

namespace ToolVerdicts.Criteria;

/// <summary>Reads numbers with units, such as "22 B", "128k tokens" and "131,072".</summary>
internal static partial class NumberText
{
    /// <summary>The most digits of a number; more would be rounded.</summary>
    public const int MostDigits = 27;

    // Powers of ten, and with an i those of two. "B" is the billion of models' sizes.
    private static readonly Dictionary<string, decimal> Scales = new(StringComparer.Ordinal)
    {
        ["k"] = 1_000, ["K"] = 1_000, ["M"] = 1_000_000, ["B"] = 1_000_000_000, ["G"] = 1_000_000_000, ["T"] = 1_000_000_000_000,
        ["Ki"] = 1_024, ["Mi"] = 1_048_576, ["Gi"] = 1_073_741_824,
        ["thousand"] = 1_000, ["million"] = 1_000_000, ["billion"] = 1_000_000_000, ["trillion"] = 1_000_000_000_000,
    };

    /// <inheritdoc cref="CriterionValue.Read(Criterion, string, out string?)"/>
    public static CriterionValue? Read(Criterion criterion, string text, out string? fault)
    {
        var bare = criterion.UnitOfBareNumbers ?? "";
        if (FindDigits(text, criterion.Unit, out fault) is not { } digits)
            return null;
        var unit = text[digits.Length..].Trim();
        // "128k" says how many, and leaves out of what.
        var isBare = unit.Length == 0 || (Scales.ContainsKey(unit) && !Scales.ContainsKey(bare));
        unit = isBare ? $"{unit} {bare}".Trim() : unit;
        var shown = isBare ? $"{text} {bare}".Trim() : text;
        var number = decimal.Parse(
            digits.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture);
        try
        {
            if (FactorOf(unit, criterion.Unit ?? "") is { } factor)
                return new CriterionValue(shown, Written(number * factor)) { Number = number * factor };
            // A value in the former unit that cannot be converted is shown, and compared with no value in the present unit.
            if (criterion.Was is { } was && FactorOf(unit, was) is { } former)
                return new CriterionValue(shown, $"{Written(number * former)} {was}");
            fault = $"{Nearest.Shown(text)} is no number{(criterion.Unit is { } wanted ? $" of {wanted}" : "")}, "
                + $"such as {Example("5", criterion.Unit)}";
        }
        catch (OverflowException)
        {
            fault = $"{Nearest.Shown(text)} is too large";
        }

        return null;
    }

    /// <summary>Finds the digits at the start of a value.</summary>
    /// <param name="fault">The reason for which there is no one number; null without one.</param>
    public static Match? FindDigits(string text, string? unit, out string? fault)
    {
        var digits = Digits().Match(text);
        fault = !digits.Success
            ? $"{Nearest.Shown(text)} does not start with a number, such as {Example("5", unit)}"
            : Exponent().IsMatch(text[digits.Length..])
            ? $"{Nearest.Shown(text)} has an exponent; write its digits"
            : digits.Value.Count(char.IsAsciiDigit) > MostDigits
            ? $"{Nearest.Shown(text)} has more than {MostDigits} digits"
            : Comma().IsMatch(text[digits.Length..])
            ? $"{Nearest.Shown(text)}: commas group thousands, as in 128,000; write decimals after a point"
            : null;
        return fault is null ? digits : null;
    }

    /// <summary>A number without trailing zeros, so that equal numbers are written alike.</summary>
    public static string Written(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    // The factor that turns a number in one unit into one in another; null when the units are of different things.
    private static decimal? FactorOf(string from, string to)
    {
        if (IsSameUnit(from, to))
            return 1;
        var (scale, thing) = Split(from);
        var (wantedScale, wantedThing) = Split(to);
        return IsSameUnit(thing, wantedThing) ? scale / wantedScale : null;
    }

    private static (decimal Scale, string Thing) Split(string unit)
    {
        if (Scales.TryGetValue(unit, out var whole))
            return (whole, "");
        var space = unit.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && Scales.TryGetValue(unit[..space], out var word))
            return (word, unit[(space + 1)..].Trim());
        foreach (var length in (int[])[2, 1])
        {
            if (unit.Length > length && Scales.TryGetValue(unit[..length], out var prefix))
                return (prefix, unit[length..].Trim());
        }

        return (1, unit);
    }

    // "token" is "tokens". Short units differ by their case: "m" is no "M".
    private static bool IsSameUnit(string a, string b) => a == b
        || (a.Length > 2 && b.Length > 2 && string.Equals(a.TrimEnd('s'), b.TrimEnd('s'), StringComparison.OrdinalIgnoreCase));

    private static string Example(string digits, string? unit) => unit is null ? digits : $"{digits} {unit}";

    [GeneratedRegex(
        @"\A[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\A[eE][-+]?\d", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Exponent();

    [GeneratedRegex(@"\A,\d", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comma();
}
