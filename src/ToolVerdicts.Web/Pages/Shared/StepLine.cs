namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>Draws a fact in numbers as a line of steps: a value holds until the next day on which a page showed the fact.</summary>
public sealed class StepLine
{
    public const int Width = 320;
    public const int Height = 80;

    // Dots at the ends stay inside the drawing, and the last value has a length.
    private const int Margin = 6;
    private const int Tail = 20;

    private readonly FactLine _line;
    private readonly decimal _highest;

    /// <param name="highest">The highest possible number; null for the highest of the line.</param>
    public StepLine(FactLine line, int? highest)
    {
        _line = line;
        var top = highest ?? line.Points.Max(point => point.Value ?? 0);
        _highest = top > 0 ? top : 1;
    }

    /// <summary>The middles of the dots.</summary>
    public IEnumerable<(int X, int Y)> Dots => _line.Points.Where(point => point.Value is not null).Select(point => (X(point), Y(point)));

    /// <summary>The line as the data of an SVG path. It breaks where pages contest the fact.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder();
            foreach (var (index, point) in _line.Points.Index().Where(point => point.Item.Value is not null))
            {
                var isContinued = index > 0 && _line.Points[index - 1].Value is not null;
                path.Append(isContinued ? $"V{Y(point)}" : $"M{X(point)} {Y(point)}");
                path.Append($"H{(index + 1 < _line.Points.Count ? X(_line.Points[index + 1]) : Width - Margin)}");
            }

            return path.ToString();
        }
    }

    /// <summary>The line in words.</summary>
    /// <param name="label">The fact.</param>
    public string Words(string label)
    {
        var values = _line.Points.Select(point => point.Value).OfType<decimal>().ToList();
        return $"{label}, {SeenDays.Words(_line.Points[0].Day)} to {SeenDays.Words(_line.Points[^1].Day)}: "
            + $"first {Number(values[0])}, last {Number(values[^1])}, lowest {Number(values.Min())}, highest {Number(values.Max())}.";
    }

    private static string Number(decimal value) => value.ToString("#,0.##########", CultureInfo.InvariantCulture);

    private int X(LinePoint point)
    {
        var first = _line.Points[0].Day.DayNumber;
        return Margin + (Width - 2 * Margin - Tail) * (point.Day.DayNumber - first) / (_line.Points[^1].Day.DayNumber - first);
    }

    private int Y(LinePoint point) => Height - Margin - (int)((Height - 2 * Margin) * point.Value!.Value / _highest);
}
