using MimeKit;
using ToolVerdicts.Newsletter.Outbox;

namespace ToolVerdicts.Tests.Newsletter.Mail;

public sealed class PickupFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;

    [Fact]
    public async Task A_letter_becomes_a_file_named_by_its_message_id_in_a_folder_that_is_created()
    {
        var folder = new PickupFolder(Path.Combine(_folder, "not", "there"));
        await using var transport = new MailTransport(folder);
        var accepted = (await transport.SendAsync(Letters.Odd(), CancellationToken.None)).ShouldBeOfType<MailOutcome.Accepted>();
        accepted.Text.ShouldBe(Path.Combine(folder.FolderPath, "2026-w47.0002@verdicts.example.eml"));
        (await MimeMessage.LoadAsync(accepted.Text)).SentText().ShouldBe(Letters.Odd().SentText());
    }

    [Fact]
    public void The_same_letter_twice_is_one_file_and_another_is_another()
    {
        var folder = new PickupFolder(_folder);
        folder.Write(Letters.Plain()).ShouldBe(folder.Write(Letters.Plain()));
        folder.Write(Letters.Odd());
        Directory.GetFiles(_folder).Length.ShouldBe(2);
    }

    [Fact]
    public void What_a_crash_left_unfinished_is_no_letter_and_does_not_hinder()
    {
        var folder = new PickupFolder(_folder);
        File.WriteAllText(Path.Combine(_folder, $"{Letters.Plain().MessageId}.eml.tmp"), "half");
        Directory.GetFiles(_folder, "*.eml").ShouldBeEmpty();
        Letters.Read(File.ReadAllBytes(folder.Write(Letters.Plain()))).SentText().ShouldBe(Letters.Plain().SentText());
        Directory.GetFiles(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_in_a_sentence_and_defers_the_letter()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        var folder = new PickupFolder(file);
        var sentence = Should.Throw<MailException>(() => folder.Write(Letters.Plain())).Message;
        sentence.ShouldStartWith($"Mail cannot be written to {file}: ");
        sentence.ShouldEndWith("Mail:Pickup.");
        await using var transport = new MailTransport(folder);
        (await transport.SendAsync(Letters.Plain(), CancellationToken.None)).ShouldBe(new MailOutcome.Deferred(sentence, IsServer: true));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
