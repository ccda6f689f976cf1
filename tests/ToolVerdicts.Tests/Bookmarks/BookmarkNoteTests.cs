using ToolVerdicts.Bookmarks;

namespace ToolVerdicts.Tests.Bookmarks;

public class BookmarkNoteTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \r\n\t ", null)]
    [InlineData("One\r\ntwo\rthree", "One\ntwo\nthree")]
    [InlineData("  a\0b\u0007c\u009Fd  ", "abcd")]
    [InlineData("🤗 <b>漢字</b> = 1", "🤗 <b>漢字</b> = 1")]
    public void A_note_keeps_its_text_and_its_lines_and_drops_other_control_characters(string? typed, string? kept)
    {
        BookmarkNote.TryRead(typed, out var note).ShouldBeTrue();
        note.ShouldBe(kept);
    }

    [Fact]
    public void A_note_that_is_too_long_is_refused_whole_and_never_cut()
    {
        BookmarkNote.TryRead(new string('x', BookmarkNote.MaxLength), out _).ShouldBeTrue();
        BookmarkNote.TryRead(new string('x', BookmarkNote.MaxLength) + "\0\r\n ", out _).ShouldBeTrue("what is dropped does not count");
        BookmarkNote.TryRead(new string('x', BookmarkNote.MaxLength + 1), out var note).ShouldBeFalse();
        note!.Length.ShouldBe(BookmarkNote.MaxLength + 1);
    }
}
