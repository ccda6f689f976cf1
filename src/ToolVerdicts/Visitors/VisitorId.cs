using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace ToolVerdicts.Visitors;

/// <summary>Somebody who has voted or saved a tool: a random number of 128 bits that only their browser holds.</summary>
/// <param name="Value">The number, as 32 hexadecimal digits.</param>
/// <param name="Since">The day it was last signed (UTC).</param>
public sealed record VisitorId(string Value, DateOnly Since)
{
    /// <summary>How long a browser keeps the number after it last acted.</summary>
    public const int LifetimeDays = 180;

    private const int IdLength = 16;
    private const int DayLength = 4;
    // Half of the hash, which RFC 2104 allows; with it the text has no unused bits, and so one spelling.
    private const int SignatureLength = 16;

    /// <summary>A new visitor.</summary>
    /// <param name="random">128 random bits.</param>
    /// <param name="today">The day (UTC).</param>
    public static VisitorId New(ReadOnlySpan<byte> random, DateOnly today) => new(Convert.ToHexStringLower(random[..IdLength]), today);

    /// <summary>Reads what a browser holds.</summary>
    /// <param name="signed">What <see cref="Sign"/> wrote, or anything else.</param>
    /// <param name="key">The key it was signed with.</param>
    /// <param name="today">The day (UTC).</param>
    /// <returns>Null when it is forged, cut short, older than <see cref="LifetimeDays"/>, or from a day to come.</returns>
    public static VisitorId? Read(string? signed, byte[] key, DateOnly today)
    {
        Span<byte> bytes = stackalloc byte[IdLength + DayLength + SignatureLength];
        if (signed is null || !TryDecode(signed, bytes))
            return null;
        if (!CryptographicOperations.FixedTimeEquals(Signature(bytes[..(IdLength + DayLength)], key), bytes[(IdLength + DayLength)..]))
            return null;
        var day = BinaryPrimitives.ReadInt32BigEndian(bytes[IdLength..]);
        var age = today.DayNumber - day;
        return age is < 0 or > LifetimeDays ? null : new VisitorId(Convert.ToHexStringLower(bytes[..IdLength]), DateOnly.FromDayNumber(day));
    }

    /// <summary>What a browser is given to hold: the number, the day and a signature over both (HMAC-SHA-256), in base64url.</summary>
    public string Sign(byte[] key)
    {
        var bytes = new byte[IdLength + DayLength + SignatureLength];
        Convert.FromHexString(Value, bytes, out _, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(IdLength), Since.DayNumber);
        Signature(bytes.AsSpan(0, IdLength + DayLength), key).CopyTo(bytes.AsSpan(IdLength + DayLength));
        return Base64Url.EncodeToString(bytes);
    }

    private static ReadOnlySpan<byte> Signature(ReadOnlySpan<byte> signed, byte[] key) => HMACSHA256.HashData(key, signed).AsSpan(0, SignatureLength);

    private static bool TryDecode(string signed, Span<byte> bytes) =>
        Base64Url.IsValid(signed, out var length) && length == bytes.Length && Base64Url.TryDecodeFromChars(signed, bytes, out _);
}
