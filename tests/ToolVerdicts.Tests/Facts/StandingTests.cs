using CsCheck;
using ToolVerdicts.Captures;
using ToolVerdicts.Facts;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Facts;

public class StandingTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    private static readonly Gen<DateOnly?> Days = Gen.Int[0, 3].Select(offset => offset == 0 ? null : (DateOnly?)Day.AddDays(offset));

    private static readonly Gen<List<Statement<string>>> Texts = Statements(OneOf("Free", "free", "Paid", "$20  a month", "$20 a month"));

    private static readonly Gen<List<Statement<PanelClaim>>> Panels = Statements(
        Gen.Select(OneOf<long?>(null, 75, 100), OneOf<Tally?>(null, new(3, 1), new(6, 2), new(4, 0)))
            .Where((share, counts) => share is not null || counts is not null)
            .Select((share, counts) => new PanelClaim(share, counts, share is { } known ? Tally.FromShare(known, 4) : null)));

    private static readonly Gen<List<Statement<CommunityVote>>> Votes = Statements(
        OneOf<CommunityVote>(CommunityVote.None, new(67, 12), new(67, null), new(null, 12), new(50, 10)));

    [Fact]
    public void The_latest_day_stands_and_a_day_stands_before_none()
    {
        Text(("Free", SourceKind.Rich, 1), ("Paid", SourceKind.Compact, 2)).ShouldSatisfyAllConditions(
            standing => standing.Value.ShouldBe("Paid"), standing => standing.Seen.ShouldBe(Day.AddDays(2)));
        Text(("Free", SourceKind.Rich, null), ("Paid", SourceKind.Compact, 1)).Value.ShouldBe("Paid");
    }

    [Fact]
    public void Of_one_day_a_rich_capture_stands_before_a_compact_one_and_a_capture_before_a_data_set()
    {
        Text(("Free", SourceKind.Compact, 1), ("Paid", SourceKind.Rich, 1)).Value.ShouldBe("Paid");
        Text(("Free", SourceKind.DataSet, 1), ("Paid", SourceKind.Compact, 1)).Value.ShouldBe("Paid");
        Text(("Free", SourceKind.Compact, null), ("Paid", SourceKind.Rich, null)).Value.ShouldBe("Paid");
    }

    [Fact]
    public void Statements_of_equal_standing_that_differ_are_contested_until_a_later_one()
    {
        var contested = Text(("Free", SourceKind.Rich, 1), ("Paid", SourceKind.Rich, 1), ("Old", SourceKind.Rich, null));
        contested.IsContested.ShouldBeTrue();
        contested.Value.ShouldBeNull();
        contested.Statements.Select(statement => statement.Value).ShouldBe(["Free", "Paid"], ignoreOrder: true);
        Text(("Free", SourceKind.Rich, 1), ("Paid", SourceKind.Rich, 1), ("Paid", SourceKind.Compact, 2)).Value.ShouldBe("Paid");
    }

    [Fact]
    public void Two_spellings_of_one_wording_are_one_value_and_contest_nothing()
    {
        var standing = Text(("don’t", SourceKind.Rich, 1), ("don't", SourceKind.Rich, 1), ("don't  ", SourceKind.Rich, null));
        standing.IsContested.ShouldBeFalse();
        standing.Statements.Count.ShouldBe(3);
    }

    [Fact]
    public void An_editors_file_stands_and_a_later_statement_that_says_something_else_is_a_question()
    {
        var standing = Text(
            ("Free", SourceKind.File, 1), ("Paid", SourceKind.Rich, 2), ("Trial", SourceKind.Rich, 1), ("free", SourceKind.Rich, 2));
        standing.Value.ShouldBe("Free");
        standing.IsContested.ShouldBeFalse();
        standing.Questions.ShouldHaveSingleItem().Value.ShouldBe("Paid");
    }

    [Fact]
    public void A_panel_that_states_no_counts_is_completed_by_an_older_one_of_the_same_share_and_by_no_other()
    {
        Panel((new(75, null, null), 2), (new(75, new(3, 1), null), 1)).Value.ShouldBe(new PanelClaim(75, new(3, 1), null));
        Panel((new(100, null, null), 2), (new(75, new(3, 1), null), 1)).Value.ShouldBe(new PanelClaim(100, null, null));
        Panel((new(75, new(3, 1), null), 1), (new(75, new(6, 2), null), 1)).IsContested.ShouldBeTrue();
        Panel((new(75, null, null), 2), (new(75, new(3, 1), null), 1), (new(75, new(6, 2), null), 1)).Value!.Counts.ShouldBeNull();
    }

    [Fact]
    public void No_votes_yet_gives_way_to_a_count_of_the_same_day_and_a_later_count_to_a_later_none()
    {
        Vote((CommunityVote.None, SourceKind.Rich, 1), (new(67, 12), SourceKind.Compact, 1)).Value.ShouldBe(new CommunityVote(67, 12));
        Vote((CommunityVote.None, SourceKind.Rich, 2), (new(67, 12), SourceKind.Rich, 1)).Value.ShouldBe(CommunityVote.None);
    }

    [Fact]
    public void Nothing_stands_of_what_nobody_states() => Standing.Of<string>([], ValueRules.Text()).ShouldBeNull();

    [Fact]
    public void The_outcome_does_not_depend_on_the_order_of_the_statements()
    {
        Holds(Texts, ValueRules.Text(), Shuffled);
        Holds(Panels, ValueRules.Panel, Shuffled);
        Holds(Votes, ValueRules.Community, Shuffled);
    }

    [Fact]
    public void A_statement_that_is_repeated_changes_nothing()
    {
        Holds(Texts, ValueRules.Text(), Repeated);
        Holds(Panels, ValueRules.Panel, Repeated);
        Holds(Votes, ValueRules.Community, Repeated);
    }

    [Fact]
    public void The_value_that_stands_is_one_of_those_that_nothing_outranks()
    {
        Texts.Sample(statements =>
        {
            var standing = Standing.Of(statements, ValueRules.Text());
            var files = statements.Where(statement => statement.Kind == SourceKind.File).ToList();
            var rivals = files.Count > 0 ? files : statements;
            var last = rivals.Max(statement => statement.Seen);
            var ofLast = rivals.Where(statement => statement.Seen == last).ToList();
            var best = ofLast.Where(statement => statement.Kind == ofLast.Max(other => other.Kind)).ToList();
            var keys = best.Select(statement => ToolVerdicts.Text.Wording.Key(statement.Value)).Distinct().ToList();
            return statements.Count == 0
                ? standing is null
                : standing!.IsContested == keys.Count > 1
                    && (standing.IsContested || ToolVerdicts.Text.Wording.Key(standing.Value!) == keys[0]);
        });
    }

    [Fact]
    public void A_later_statement_stands_and_without_it_what_stood_before_stands_again()
    {
        Texts.Where(statements => statements.TrueForAll(statement => statement.Kind != SourceKind.File)).Sample(statements =>
        {
            var later = new Statement<string>("Later", SourceKind.Compact, Day.AddDays(9), 99);
            var with = Standing.Of([.. statements, later], ValueRules.Text())!;
            return with.Value == "Later" && Words(Standing.Of(statements, ValueRules.Text())) == Words(Standing.Of(
                [.. statements.Append(later).Where(statement => statement.Source != later.Source)], ValueRules.Text()));
        });
    }

    private static void Holds<T>(
        Gen<List<Statement<T>>> statements, ValueRule<T> rule, Func<List<Statement<T>>, int, List<Statement<T>>> change)
        where T : class =>
        Gen.Select(statements, Gen.Int).Sample((stated, seed) =>
            Words(Standing.Of(stated, rule)) == Words(Standing.Of(change(stated, seed), rule)));

    private static List<Statement<T>> Shuffled<T>(List<Statement<T>> statements, int seed)
    {
        var shuffled = statements.ToArray();
        new Random(seed).Shuffle(shuffled);
        return [.. shuffled];
    }

    private static List<Statement<T>> Repeated<T>(List<Statement<T>> statements, int seed) => statements.Count == 0
        ? statements
        : [.. statements, statements[(int)((uint)seed % statements.Count)]];

    private static string Words<T>(Chosen<T>? standing) => standing is null ? "" : string.Join('\n',
    [
        $"{standing.Value} {standing.Seen} {standing.IsContested}",
        .. standing.Statements.Select(statement => $"{statement}").Distinct().Order(StringComparer.Ordinal),
        "questions",
        .. standing.Questions.Select(statement => $"{statement}").Distinct().Order(StringComparer.Ordinal),
    ]);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static Gen<List<Statement<T>>> Statements<T>(Gen<T> values) => Gen.Select(
        values, OneOf(Enum.GetValues<SourceKind>()), Days, Gen.Long[1, 5], (value, kind, seen, source) =>
            new Statement<T>(value, kind, seen, source)).List[0, 7];

    private static Chosen<string> Text(params (string Value, SourceKind Kind, int? Day)[] statements) =>
        Standing.Of(
            statements.Select((statement, source) => Statement(statement.Value, statement.Kind, statement.Day, source)),
            ValueRules.Text())!;

    private static Chosen<PanelClaim> Panel(params (PanelClaim Value, int? Day)[] statements) => Standing.Of(
        statements.Select((statement, source) => Statement(statement.Value, SourceKind.Rich, statement.Day, source)), ValueRules.Panel)!;

    private static Chosen<CommunityVote> Vote(params (CommunityVote Value, SourceKind Kind, int? Day)[] statements) => Standing.Of(
        statements.Select((statement, source) => Statement(statement.Value, statement.Kind, statement.Day, source)),
        ValueRules.Community)!;

    private static Statement<T> Statement<T>(T value, SourceKind kind, int? day, int source) =>
        new(value, kind, day is { } offset ? Day.AddDays(offset) : null, source);
}
