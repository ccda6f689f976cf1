using System.Globalization;
using Dapper;
using ToolVerdicts.Store;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Visitors;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Tests.Votes;

/// <summary>Votes at random, each from a network of its own.</summary>
internal static class RandomVotes
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    /// <summary>Up to four votes on about two thirds of the tools.</summary>
    public static void CastRandomVotes(this TempStore store, int seed)
    {
        var chance = new Random(seed);
        foreach (var toolId in store.Writer.Query<long>("SELECT id FROM tools ORDER BY id").AsList())
        {
            for (var votes = chance.Next(3) == 0 ? 0 : chance.Next(1, 5); votes > 0; votes--)
                store.Cast(NewVoter(chance), toolId, chance.Next(2) == 0 ? Call.Ship : Call.Skip);
        }
    }

    /// <summary>A vote from a network of its own, unless one is given.</summary>
    public static VoteOutcome Cast(this TempStore store, Voter voter, long toolId, Call? call, Network? from = null,
        DateOnly? day = null) =>
        store.Writer.InTransaction(() =>
            store.Writer.Cast(new Vote(voter, toolId, call, day ?? Today, from ?? new Network(voter.Hex, voter.Hex))));

    public static Voter NewVoter(Random chance) => new(chance.GetHexString(32, lowercase: true));

    public static long IdOf(this TempStore store, string slug) =>
        store.Writer.QuerySingle<long>("SELECT id FROM tools WHERE slug = @slug", new { slug });

    /// <summary>The tool's tally as it stands beside the tool.</summary>
    public static Tally TallyOf(this TempStore store, long toolId)
    {
        var (ship, skip) =
            store.Writer.QuerySingle<(long, long)>("SELECT votes_ship, votes_skip FROM tools WHERE id = @toolId", new { toolId });
        return new Tally(ship, skip);
    }

    public static string InWords(double share) => share.ToString("0.0000", CultureInfo.InvariantCulture);
}
