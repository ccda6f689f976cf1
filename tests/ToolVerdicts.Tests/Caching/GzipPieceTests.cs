using System.Buffers;
using System.IO.Compression;
using ToolVerdicts.Web.Caching.Personal;

namespace ToolVerdicts.Tests.Caching;

public sealed class GzipPieceTests
{
    [Fact]
    public void Whatever_the_pieces_they_are_one_file_that_unpacks_to_all_of_them()
    {
        var random = new Random(71);
        for (var round = 0; round < 200; round++)
        {
            var pieces = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Bytes(random)).ToArray();
            var row = new AssembledPage(Array.ConvertAll(pieces, piece => new GzipPiece(piece)));
            var file = new ArrayBufferWriter<byte>();
            row.Write(file);
            file.WrittenCount.ShouldBe(row.Length());
            Unpack(file.WrittenSpan.ToArray()).AsSpan().SequenceEqual(pieces.SelectMany(piece => piece).ToArray())
                .ShouldBeTrue($"round {round}");
        }
    }

    [Fact]
    public void A_file_with_a_wrong_checksum_would_not_unpack()
    {
        var file = new ArrayBufferWriter<byte>();
        new AssembledPage([new GzipPiece("tool"u8.ToArray()), new GzipPiece(" verdicts"u8.ToArray())]).Write(file);
        var spoilt = file.WrittenSpan.ToArray();
        spoilt[^8] ^= 1;
        Should.Throw<InvalidDataException>(() => Unpack(spoilt));
    }

    // Of few letters, as text is, or of any; some are empty.
    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(3) == 0 ? 0 : random.Next(1, 70_000)];
        var letters = random.Next(2) == 0 ? 256 : 4;
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)random.Next(letters);
        return bytes;
    }

    private static byte[] Unpack(byte[] file)
    {
        using var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
