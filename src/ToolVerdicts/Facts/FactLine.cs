namespace ToolVerdicts.Facts;

/// <summary>A fact in numbers, day by day, for a drawing.</summary>
/// <param name="Points">At least two, by day.</param>
public sealed record FactLine(IReadOnlyList<LinePoint> Points)
{
    private const int MostDays = 100;

    /// <param name="seen">The days on which sources showed the fact; null is "not known".</param>
    /// <param name="stateOn">What the sources up to a day come to.</param>
    /// <returns>Null when there are no two different numbers: then the line would tell nothing.</returns>
    public static FactLine? Of<T>(IEnumerable<DateOnly?> seen, Func<DateOnly, FactState<T>> stateOn, Func<T, decimal?> number)
        where T : notnull
    {
        var days = seen.OfType<DateOnly>().Distinct().Order().TakeLast(MostDays).ToList();
        var points = days.ConvertAll(day => new LinePoint(
            day, stateOn(day) is { IsContested: false, Values: [var value] } ? number(value) : null));
        return points.Select(point => point.Value).OfType<decimal>().Distinct().Count() < 2 ? null : new FactLine(points);
    }

    /// <summary>The line of a price. Texts without an amount are gaps.</summary>
    /// <returns>Null also when the texts differ in more than the amount, so that the amounts cannot be compared.</returns>
    public static FactLine? OfPrice(IReadOnlyList<Statement<string>> statements, ValueRule<string> rule)
    {
        var amounts = statements.Select(statement => statement.Value).Distinct(StringComparer.Ordinal)
            .ToDictionary(text => text, PriceAmount.Of, StringComparer.Ordinal);
        return amounts.Values.OfType<PriceAmount>().Select(amount => amount.Unit).Distinct().Count() == 1
            ? Of(statements.Select(statement => statement.Seen), StateOn, text => amounts[text]?.Amount)
            : null;

        FactState<string> StateOn(DateOnly day) => FactState<string>.Of(
            Standing.Of(statements.Where(statement => statement.Seen is null || statement.Seen <= day), rule));
    }
}
