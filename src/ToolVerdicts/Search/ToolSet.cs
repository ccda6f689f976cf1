using System.Numerics;

namespace ToolVerdicts.Search;

/// <summary>A set of tools, with a bit for each row of the table of tools.</summary>
public sealed class ToolSet
{
    private const int Bits = 64;

    private readonly ulong[] _bits;

    /// <summary>An empty set.</summary>
    /// <param name="size">One more than the largest row that it can hold.</param>
    public ToolSet(int size) => _bits = new ulong[(size + Bits - 1) / Bits];

    private ToolSet(ulong[] bits) => _bits = bits;

    public bool Has(long tool) => tool >= 0 && tool / Bits < _bits.Length && (_bits[tool / Bits] >> (int)(tool % Bits) & 1) == 1;

    public void Add(long tool) => _bits[tool / Bits] |= 1UL << (int)(tool % Bits);

    public void Remove(long tool) => _bits[tool / Bits] &= ~(1UL << (int)(tool % Bits));

    public ToolSet Copy() => new([.. _bits]);

    /// <summary>The tools of both sets.</summary>
    public ToolSet And(ToolSet other) => Joined(other, static (a, b) => a & b);

    /// <summary>The tools of either set.</summary>
    public ToolSet Or(ToolSet other) => Joined(other, static (a, b) => a | b);

    /// <summary>The tools of this set that the other lacks.</summary>
    public ToolSet Without(ToolSet other) => Joined(other, static (a, b) => a & ~b);

    public int Count()
    {
        var count = 0;
        foreach (var bits in _bits)
            count += BitOperations.PopCount(bits);
        return count;
    }

    /// <summary>How many tools are in both sets.</summary>
    public int CountIn(ToolSet other)
    {
        var count = 0;
        ReadOnlySpan<ulong> more = other._bits;
        for (var i = 0; i < _bits.Length; i++)
            count += BitOperations.PopCount(_bits[i] & more[i]);
        return count;
    }

    /// <summary>Counts the tools of each group.</summary>
    /// <param name="groupOf">The group of each row.</param>
    /// <param name="groups">How many groups there are.</param>
    public long[] CountBy(ReadOnlySpan<int> groupOf, int groups)
    {
        var counts = new long[groups];
        for (var i = 0; i < _bits.Length; i++)
        {
            for (var bits = _bits[i]; bits != 0; bits &= bits - 1)
                counts[groupOf[i * Bits + BitOperations.TrailingZeroCount(bits)]]++;
        }

        return counts;
    }

    /// <summary>The tools of some groups.</summary>
    /// <param name="groupOf">The group of each row.</param>
    /// <param name="isIn">True for the groups.</param>
    public ToolSet Of(ReadOnlySpan<int> groupOf, ReadOnlySpan<bool> isIn)
    {
        var found = new ulong[_bits.Length];
        for (var i = 0; i < _bits.Length; i++)
        {
            for (var bits = _bits[i]; bits != 0; bits &= bits - 1)
            {
                if (isIn[groupOf[i * Bits + BitOperations.TrailingZeroCount(bits)]])
                    found[i] |= bits & (~bits + 1);
            }
        }

        return new ToolSet(found);
    }

    /// <summary>The rows of the tools, the lowest first.</summary>
    public IEnumerable<int> List()
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            for (var bits = _bits[i]; bits != 0; bits &= bits - 1)
                yield return i * Bits + BitOperations.TrailingZeroCount(bits);
        }
    }

    private ToolSet Joined(ToolSet other, Func<ulong, ulong, ulong> join)
    {
        var joined = new ulong[_bits.Length];
        for (var i = 0; i < joined.Length; i++)
            joined[i] = join(_bits[i], other._bits[i]);
        return new ToolSet(joined);
    }
}
