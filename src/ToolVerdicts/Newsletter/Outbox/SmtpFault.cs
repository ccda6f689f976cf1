using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Says in a sentence for the operator what went wrong with a mail server. Most of MailKit's own texts are left out, because
/// they may quote a reply, and a reply may quote a password or a token.</summary>
internal static class SmtpFault
{
    /// <summary>A fault before the first letter, with the setting to mend.</summary>
    public static string ExplainOpening(Exception fault, MailServer server) => fault switch
    {
        SslHandshakeException { ServerCertificate: null } when server.IsTlsImplicit =>
            $"{server} does not speak TLS from the first byte; set Mail:Port=587 and leave Mail:Tls out, which uses STARTTLS.",
        SslHandshakeException { ServerCertificate: null } => $"{server} offers STARTTLS and then does not encrypt; mend the server.",
        SslHandshakeException =>
            $"{server} could not prove who it is: its certificate is not trusted, not valid now or another host's; "
            + "name the certificate's host in Mail:Host.",
        NotSupportedException =>
            $"{server} offers no encryption; name another port in Mail:Port, or set Mail:Tls=none if nobody can listen on the way there.",
        OperationCanceledException =>
            $"{server} was not ready within {server.Timeouts.Connect.TotalSeconds:0.##} s; if it speaks "
            + (server.IsTlsImplicit
                ? "STARTTLS only, set Mail:Port=587 and leave Mail:Tls out."
                : "TLS from the first byte, set Mail:Tls=implicit."),
        SmtpCommandException refusal => $"{server} does not take mail now: {SmtpVerdict.Format((int)refusal.StatusCode, refusal.Message)}.",
        IOException or SocketException =>
            $"The connection to {server} failed: {fault.Message.TrimEnd('.')}; look at Mail:Host and Mail:Port.",
        _ => $"{server} closed the connection or sent what is no SMTP reply; look at Mail:Port and Mail:Tls.",
    };

    public static string ExplainLogin(Exception fault, MailServer server) => fault switch
    {
        AuthenticationException =>
            $"{server} did not accept Mail:User and Mail:Password"
            + $"{(fault.InnerException is SmtpCommandException { StatusCode: var code } ? $" ({(int)code})" : "")}; mend them.",
        NotSupportedException =>
            $"{server} offers no login with a password; leave Mail:User out, or name another port in Mail:Port.",
        _ => $"{server} broke off the login; look at Mail:User and Mail:Password.",
    };

    /// <summary>A fault while a letter is sent.</summary>
    public static string ExplainSending(Exception fault, MailServer server) => fault switch
    {
        OperationCanceledException => $"{server} was silent or too slow, or the program was stopped.",
        IOException or SocketException => $"The connection to {server} failed: {fault.Message.TrimEnd('.')}.",
        _ => $"{server} closed the connection or sent what is no SMTP reply.",
    };
}
