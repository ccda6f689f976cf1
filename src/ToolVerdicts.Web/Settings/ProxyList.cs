using System.Net;

namespace ToolVerdicts.Web.Settings;

/// <summary>Reads the setting that names the proxies in front of the site.</summary>
internal static class ProxyList
{
    private static readonly char[] Separators = [';', ',', ' '];

    /// <summary>Reads addresses and networks such as <c>127.0.0.1;10.0.0.0/8</c>.</summary>
    /// <exception cref="SettingException">One of them is neither.</exception>
    public static IReadOnlyList<IPNetwork> Read(string? setting) =>
        (setting ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadOne).ToList();

    private static IPNetwork ReadOne(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        return IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new SettingException(
                $"Proxies has \"{text}\", which is neither an address such as 127.0.0.1 nor a network such as 10.0.0.0/8.");
    }
}
