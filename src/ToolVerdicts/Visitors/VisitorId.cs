using System.Buffers.Binary;
using System.Buffers.Text;

namespace ToolVerdicts.Visitors;

/// <summary>The identity of a visitor who has voted or saved a tool: 128 random bits in a cookie. The store never has it.</summary>
/// <param name="Value">The number, as 32 hexadecimal digits.</param>
/// <param name="Since">The day on which the number was last signed (UTC).</param>
public sealed record VisitorId(string Value, DateOnly Since)
{
    /// <summary>Days for which a browser keeps the number after the visitor's last act.</summary>
    public const int LifetimeDays = 180;

    private const int IdLength = 16;
    private const int DayLength = 4;

    // Half of the hash, which RFC 2104 allows. 36 bytes in all fill their base64 text without unused bits, so each value has one spelling.
    private const int SignatureLength = 16;

    /// <param name="random">128 random bits.</param>
    public static VisitorId New(ReadOnlySpan<byte> random, DateOnly today) => new(Convert.ToHexStringLower(random[..IdLength]), today);

    /// <summary>Verifies and decodes the value of a cookie.</summary>
    /// <param name="signed">The value, which anybody can have made up.</param>
    /// <param name="key">The key that <see cref="Sign"/> was given.</param>
    /// <returns>Null when the value is forged, cut short, older than <see cref="LifetimeDays"/>, or from a future day.</returns>
    public static VisitorId? Read(string? signed, byte[] key, DateOnly today)
    {
        Span<byte> bytes = stackalloc byte[IdLength + DayLength + SignatureLength];
        if (signed is null || !TryDecode(signed, bytes))
            return null;
        if (!CryptographicOperations.FixedTimeEquals(Signature(bytes[..(IdLength + DayLength)], key), bytes[(IdLength + DayLength)..]))
            return null;
        var day = BinaryPrimitives.ReadInt32BigEndian(bytes[IdLength..]);
        var age = today.DayNumber - day;
        return age is < 0 or > LifetimeDays
            ? null
            : new VisitorId(Convert.ToHexStringLower(bytes[..IdLength]), DateOnly.FromDayNumber(day));
    }

    /// <summary>The value for a cookie: the number, the day and a signature over both (HMAC-SHA-256), in base64url.</summary>
    public string Sign(byte[] key)
    {
        var bytes = new byte[IdLength + DayLength + SignatureLength];
        Convert.FromHexString(Value, bytes, out _, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(IdLength), Since.DayNumber);
        Signature(bytes.AsSpan(0, IdLength + DayLength), key).CopyTo(bytes.AsSpan(IdLength + DayLength));
        return Base64Url.EncodeToString(bytes);
    }

    private static ReadOnlySpan<byte> Signature(ReadOnlySpan<byte> signed, byte[] key) =>
        HMACSHA256.HashData(key, signed).AsSpan(0, SignatureLength);

    private static bool TryDecode(string signed, Span<byte> bytes) =>
        Base64Url.IsValid(signed, out var length) && length == bytes.Length && Base64Url.TryDecodeFromChars(signed, bytes, out _);
}
