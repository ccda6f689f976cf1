namespace ToolVerdicts.Criteria;

/// <summary>Reads amounts of money, such as "0.15 USD", "EUR 20" and "$0.15 per million tokens".</summary>
internal static class MoneyText
{
    // The currencies of ISO 4217 that are in use, without those of funds and metals.
    private static readonly HashSet<string> Codes = new(
        ("AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP "
        + "CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD "
        + "JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN "
        + "NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL "
        + "THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG").Split(' '),
        StringComparer.Ordinal);

    // A sign that several currencies share is that of the criterion's own.
    private static readonly Dictionary<char, string[]> Signs = new()
    {
        ['$'] = ["USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD"], ['€'] = ["EUR"], ['£'] = ["GBP"], ['¥'] = ["JPY", "CNY"],
        ['₹'] = ["INR"],
    };

    /// <summary>True for the code of a currency, alone or with "per" and a quantity.</summary>
    public static bool IsUnit(string unit) => Codes.Contains(CodeOf(unit)) && (unit.Length == 3 || QuantityOf(unit).Length > 0);

    /// <inheritdoc cref="CriterionValue.Read(Criterion, string, out string?)"/>
    public static CriterionValue? Read(Criterion criterion, string text, out string? fault)
    {
        var (amount, quantity) = text.IndexOf(" per ", StringComparison.Ordinal) is > 0 and var per
            ? (text[..per].Trim(), text[per..].Trim())
            : (text.Trim(), "");
        var currency = CurrencyAt(amount, criterion, out var length, out var isFirst);
        amount = isFirst ? amount[length..].TrimStart() : amount[..^length].TrimEnd();
        if (NumberText.FindDigits(amount, criterion.Unit, out fault) is not { } digits)
            return null;
        fault = currency is null || digits.Length != amount.Length
            ? $"{Nearest.Shown(text)} names no currency of ISO 4217, such as 5 {CodeOf(criterion.Unit ?? "USD")}"
            : quantity.Length > 0 && !IsOfCriterion(quantity, criterion)
            ? $"{Nearest.Shown(text)} is “{quantity}”, and the criterion is {criterion.Unit ?? "per nothing"}"
            : null;
        if (fault is not null)
            return null;
        var number = decimal.Parse(
            digits.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture);
        return new CriterionValue($"{digits.Value} {currency}", $"{NumberText.Written(number)} {currency}")
        {
            Number = criterion.Unit is { } unit && CodeOf(unit) != currency ? null : number,
        };
    }

    /// <summary>The quantity of a unit of money, such as "per million tokens"; empty without one.</summary>
    public static string QuantityOf(string unit) =>
        unit.Length > 4 && unit[3..].StartsWith(" per ", StringComparison.Ordinal) ? unit[4..] : "";

    private static string CodeOf(string unit) => unit.Length >= 3 ? unit[..3] : unit;

    private static bool IsOfCriterion(string quantity, Criterion criterion) =>
        new[] { criterion.Unit, criterion.Was }.OfType<string>().Any(unit => Wording.Same(QuantityOf(unit), quantity));

    // The currency before or after the amount.
    private static string? CurrencyAt(string amount, Criterion criterion, out int length, out bool isFirst)
    {
        (length, isFirst) = (3, true);
        if (amount.Length > 3 && Codes.Contains(amount[..3].ToUpperInvariant()))
            return amount[..3].ToUpperInvariant();
        isFirst = false;
        if (amount.Length > 3 && Codes.Contains(amount[^3..].ToUpperInvariant()))
            return amount[^3..].ToUpperInvariant();
        length = 1;
        foreach (var first in (bool[])[true, false])
        {
            if (amount.Length > 1 && Signs.TryGetValue(first ? amount[0] : amount[^1], out var codes))
            {
                isFirst = first;
                var own = codes.FirstOrDefault(code => code == CodeOf(criterion.Unit ?? "") || code == CodeOf(criterion.Was ?? ""));
                return own ?? (codes.Length == 1 ? codes[0] : null);
            }
        }

        length = 0;
        return null;
    }
}
