using System.Net.Sockets;
using System.Text;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>What comes before the first message: greeting, EHLO, STARTTLS, AUTH.</summary>
internal static class SmtpHandshake
{
    /// <summary>Gets the server ready for messages.</summary>
    /// <returns>What the server offers: keywords and their parameters, as <c>AUTH PLAIN LOGIN</c>.</returns>
    /// <exception cref="MailException">The server is not ready, or not in the way it must be.</exception>
    public static async Task<IReadOnlyList<string>> GreetAsync(this SmtpConnection connection, SmtpServer server, CancellationToken cancellationToken)
    {
        var greeting = await connection.ReadReplyAsync("the greeting", server.Timeouts.Greeting, cancellationToken);
        if (!greeting.IsPositive)
            throw new MailException($"{server} greeted with {greeting}.");
        var offers = await connection.HelloAsync(server, cancellationToken);
        if (server.Tls != SmtpTls.None && offers.Offers("STARTTLS"))
        {
            var reply = await connection.AskAsync("STARTTLS", "STARTTLS", server.Timeouts.Command, cancellationToken);
            if (!reply.IsPositive)
                throw new MailException($"{server} offers encryption and then answered {reply}.");
            await connection.EncryptAsync(cancellationToken);
            // What was offered in the clear may have been anyone's word.
            offers = await connection.HelloAsync(server, cancellationToken);
        }

        if (server.Tls == SmtpTls.Required && !connection.IsEncrypted)
            throw new MailException($"{server} offers no encryption, which the settings require.");
        if (server.User is not null)
            await connection.LogInAsync(server, offers, cancellationToken);
        return offers;
    }

    /// <summary>True when the keyword is among the offers.</summary>
    public static bool Offers(this IReadOnlyList<string> offers, string keyword) =>
        offers.Any(offer => offer.Split(' ')[0].Equals(keyword, StringComparison.OrdinalIgnoreCase));

    private static async Task<IReadOnlyList<string>> HelloAsync(this SmtpConnection connection, SmtpServer server, CancellationToken cancellationToken)
    {
        var name = server.HelloName ?? Literal(connection);
        var reply = await connection.AskAsync($"EHLO {name}", "EHLO", server.Timeouts.Command, cancellationToken);
        if (reply.IsPositive)
            return reply.Lines.Skip(1).ToList();
        if (reply.IsPermanent)
            reply = await connection.AskAsync($"HELO {name}", "HELO", server.Timeouts.Command, cancellationToken);
        return reply.IsPositive ? [] : throw new MailException($"{server} answered our greeting with {reply}.");
    }

    private static string Literal(SmtpConnection connection) => connection.LocalAddress switch
    {
        { AddressFamily: AddressFamily.InterNetworkV6 } address => $"[IPv6:{address.ToString().Split('%')[0]}]",
        var address => $"[{address}]",
    };

    /// <summary>Proves who we are. Whatever the server says to a password is told by its codes only, as it may repeat the password.</summary>
    private static async Task LogInAsync(this SmtpConnection connection, SmtpServer server, IReadOnlyList<string> offers, CancellationToken cancellationToken)
    {
        if (!connection.IsEncrypted && !connection.IsThisMachine)
            throw new MailException($"{server} offers no encryption, and a password is not sent in the clear.");
        var ways = offers.FirstOrDefault(offer => offer.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase))?.ToUpperInvariant().Split(' ') ?? [];
        var password = server.Password ?? "";
        SmtpReply reply;
        if (ways.Contains("PLAIN"))
        {
            reply = await connection.AskAsync($"AUTH PLAIN {Base64($"\0{server.User}\0{password}")}", "AUTH", server.Timeouts.Command, cancellationToken);
        }
        else if (ways.Contains("LOGIN"))
        {
            reply = await connection.AskAsync("AUTH LOGIN", "AUTH", server.Timeouts.Command, cancellationToken);
            if (reply.Code == 334)
                reply = await connection.AskAsync(Base64(server.User!), "AUTH", server.Timeouts.Command, cancellationToken);
            if (reply.Code == 334)
                reply = await connection.AskAsync(Base64(password), "AUTH", server.Timeouts.Command, cancellationToken);
        }
        else
        {
            throw new MailException($"{server} lets nobody log in with a password (neither AUTH PLAIN nor AUTH LOGIN is offered).");
        }

        if (!reply.IsPositive)
            throw new MailException($"{server} did not accept the user and the password ({reply.Codes}).");
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
