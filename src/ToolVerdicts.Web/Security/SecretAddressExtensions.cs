namespace ToolVerdicts.Web.Security;

internal static class SecretAddressExtensions
{
    /// <summary>True for every address below a folder of secret addresses, whether a page stands there or not.</summary>
    public static bool HasSecretAddress(this HttpContext context) => context.Items.ContainsKey(typeof(SecretAddresses));

    /// <summary>The token that the address held, as sent; empty when it held none.</summary>
    public static string SecretToken(this HttpContext context) => context.Items[typeof(SecretAddresses)] as string ?? "";

    /// <summary>The hash of the mail token that the address held; null when the text is not a well-formed token.</summary>
    public static TokenHash? MailToken(this HttpContext context) => Newsletter.Subscribers.MailToken.HashOf(context.SecretToken());
}
