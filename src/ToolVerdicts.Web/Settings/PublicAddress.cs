namespace ToolVerdicts.Web.Settings;

/// <summary>The address at which visitors reach the site.</summary>
internal static class PublicAddress
{
    /// <summary>Reads <c>Site:BaseUrl</c>. Its path has no slash at its end, and its host is in ASCII.</summary>
    /// <exception cref="SettingException">The setting is no address with a host and at most a plain path.</exception>
    public static Uri Read(string setting)
    {
        if (!Uri.TryCreate(setting, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new SettingException($"Site:BaseUrl is \"{setting}\"; it must be an address such as https://verdicts.example.");
        if (url.UserInfo.Length > 0)
            throw new SettingException("Site:BaseUrl holds a user or a password, which pages and messages would show; leave it out.");
        if (url.Query.Length > 0 || url.Fragment.Length > 0 || !IsPlain(url.AbsolutePath))
        {
            throw new SettingException($"Site:BaseUrl is \"{setting}\"; a site has a host name and at most a plain path, "
                + $"such as {url.GetLeftPart(UriPartial.Authority)}/verdicts.");
        }

        // Headers of messages hold ASCII only.
        return new UriBuilder(url.GetLeftPart(UriPartial.Path).TrimEnd('/')) { Host = url.IdnHost }.Uri;
    }

    private static bool IsPlain(string path) =>
        path == "/" || path[1..(path.EndsWith('/') ? ^1 : ^0)].Split('/').All(part => part.Length > 0 && part.All(IsPlain));

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.';
}
