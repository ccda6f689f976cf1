namespace ToolVerdicts.Web.Visitors;

/// <summary>The past state that a request asks for with <c>?asof=YYYY-MM-DD</c>.</summary>
/// <param name="AsOf">The state; null for the present one.</param>
/// <param name="Problem">Why the state cannot be shown; null when it can.</param>
public sealed record PastRequest(AsOf? AsOf, PastProblem? Problem)
{
    /// <summary>The key of the query.</summary>
    public const string Key = "asof";

    /// <summary>Reads the query of a request.</summary>
    public static async Task<PastRequest> ReadAsync(HttpContext context, DbConnection store)
    {
        if (!context.Request.Query.TryGetValue(Key, out var values))
            return new PastRequest(AsOf: null, Problem: null);
        var today = context.RequestServices.GetRequiredService<TimeProvider>().Today();
        var path = context.Request.Path.ToString();
        if (values is not [var text] || !ColumnTypes.TryParseDay(text, out var day))
        {
            var why = values.Count > 1 ? "The address names several days." : "The address names no day of the calendar.";
            return Refuse(StatusCodes.Status400BadRequest, $"{why} Choose one, such as {today.ToStored()}.");
        }

        if (day > today)
            return Refuse(StatusCodes.Status400BadRequest, $"{SeenDays.Words(day)} has not come yet. Choose a day up to today.");
        if (await store.FindAsOfAsync(day) is { } asOf)
            return new PastRequest(asOf, Problem: null);
        var first = await store.FindFirstDayAsync();
        return Refuse(StatusCodes.Status404NotFound, first is null
            ? "Nothing is recorded yet."
            : $"The first record of this site is of {SeenDays.Words(first.Value)}. Choose that day or a later one.");

        PastRequest Refuse(int status, string sentence) => new(AsOf: null, new PastProblem(path, status, sentence));
    }

    /// <summary>The address of a page in a state.</summary>
    /// <param name="asOf">The state; null for the present one.</param>
    public static string Address(string path, AsOf? asOf) => asOf is null ? path : $"{path}?{Key}={asOf.Day.ToStored()}";

    /// <summary>The problem of a category that had no tools on the day.</summary>
    public static PastProblem NoTools(string path, string category, AsOf asOf) => new(
        path, StatusCodes.Status404NotFound, $"No tool was listed in {category} on {SeenDays.Words(asOf.Day)}. Choose another day.");

    /// <summary>The problem of a page whose tools were not listed yet on the day.</summary>
    public static PastProblem NotListed(string path, string name, AsOf asOf) => new(
        path, StatusCodes.Status404NotFound, $"{name} was not listed yet on {SeenDays.Words(asOf.Day)}. Choose a later day.");
}
