using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Web.Hosting;

/// <summary>The machines in front of the site whose word on a visitor's address and scheme is taken; nobody else's is.</summary>
internal static class Proxies
{
    private static readonly char[] Separators = [';', ',', ' '];

    /// <summary>Reads addresses and networks such as <c>127.0.0.1;10.0.0.0/8</c>.</summary>
    /// <exception cref="SettingException">One of them is neither.</exception>
    public static IReadOnlyList<System.Net.IPNetwork> Read(string? setting) =>
        (setting ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadOne).ToList();

    public static void Apply(ForwardedHeadersOptions forwarded, IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        // With no proxy named, none is trusted: the framework would trust this machine's own programs.
        forwarded.ForwardedHeaders = proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // A chain is followed for as long as it leads through named machines.
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            forwarded.KnownIPNetworks.Add(proxy);
    }

    private static System.Net.IPNetwork ReadOne(string text)
    {
        if (System.Net.IPNetwork.TryParse(text, out var network))
            return network;
        return IPAddress.TryParse(text, out var address)
            ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new SettingException($"Proxies has \"{text}\", which is neither an address such as 127.0.0.1 nor a network such as 10.0.0.0/8.");
    }
}
