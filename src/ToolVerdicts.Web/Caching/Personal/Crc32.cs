namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>
/// gzip's checksum (RFC 1952, 8): the remainder of the bytes, as a polynomial over two elements, by a fixed one. Remainders of pieces make that of the
/// whole: the first is multiplied by x to the bits of the second, and the second added.
/// </summary>
public static class Crc32
{
    // The polynomial with its bits in the order gzip has them: the highest power last.
    private const uint Polynomial = 0xEDB88320;

    // The polynomial 1.
    private const uint One = 1u << 31;

    private static readonly uint[] OfByte = [.. Enumerable.Range(0, 256).Select(number => Times(number))];

    /// <summary>The checksum of some bytes; of none it is zero.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        foreach (var value in bytes)
            crc = OfByte[(byte)(crc ^ value)] ^ (crc >> 8);
        return ~crc;
    }

    /// <summary>x to the power of the bits of so many bytes: what a checksum is multiplied by when those come after it.</summary>
    public static uint ShiftOf(long bytes)
    {
        var (shift, power) = (One, One >> 8);
        for (; bytes > 0; bytes >>= 1)
        {
            if ((bytes & 1) == 1)
                shift = Multiply(shift, power);
            power = Multiply(power, power);
        }

        return shift;
    }

    /// <summary>The checksum of two pieces one after the other.</summary>
    /// <param name="first">That of the first.</param>
    /// <param name="second">That of the second.</param>
    /// <param name="shift"><see cref="ShiftOf"/> of the second's length.</param>
    public static uint Join(uint first, uint second, uint shift) => Multiply(first, shift) ^ second;

    private static uint Multiply(uint a, uint b)
    {
        var product = 0u;
        for (; a != 0; a <<= 1)
        {
            if ((a & One) != 0)
                product ^= b;
            b = TimesX(b);
        }

        return product;
    }

    private static uint TimesX(uint a) => (a & 1) == 1 ? (a >> 1) ^ Polynomial : a >> 1;

    private static uint Times(int number)
    {
        var crc = (uint)number;
        for (var bit = 0; bit < 8; bit++)
            crc = TimesX(crc);
        return crc;
    }
}
