using System.Net;
using System.Net.Sockets;

namespace Herodotus.Ingest.Web;

/// <summary>
/// Lets connections go to public addresses only. It asks for a name's addresses at the moment of connecting, judges those and connects to
/// one of those, so neither a redirect nor a name server that changes its mind leads inside.
/// </summary>
public sealed class AddressGuard
{
    private static readonly IPNetwork[] Inside =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"), IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
        IPNetwork.Parse("::/127"), IPNetwork.Parse("64:ff9b:1::/48"), IPNetwork.Parse("100::/64"), IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"),
        IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("fec0::/10"), IPNetwork.Parse("ff00::/8"),
    ];

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve;
    private readonly Predicate<IPAddress> _allows;

    /// <param name="resolve">The addresses of a name, asked once a connection.</param>
    /// <param name="allows">What may be connected to.</param>
    public AddressGuard(Func<string, CancellationToken, Task<IPAddress[]>> resolve, Predicate<IPAddress> allows) => (_resolve, _allows) = (resolve, allows);

    /// <summary>Public addresses only, by the system's name servers.</summary>
    public static AddressGuard PublicOnly { get; } = new(Dns.GetHostAddressesAsync, IsPublic);

    /// <summary>Any address: for sources that are meant to lie on this machine or network.</summary>
    public static AddressGuard Anywhere { get; } = new(Dns.GetHostAddressesAsync, _ => true);

    /// <summary>False for loopback, private, link-local, reserved and multicast addresses, in IPv4 clothes or IPv6.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (Translated.Contains(address))
            address = new IPAddress(address.GetAddressBytes().AsSpan(12));
        foreach (var network in Inside)
        {
            if (network.Contains(address))
                return false;
        }

        return true;
    }

    /// <summary>Connects to the first of the host's addresses that is allowed and answers.</summary>
    /// <exception cref="PrivateAddressException">None of them is allowed.</exception>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await _resolve(context.DnsEndPoint.Host, cancel).ConfigureAwait(false);
        var allowed = Array.FindAll(addresses, _allows);
        if (allowed.Length == 0)
            throw new PrivateAddressException(context.DnsEndPoint.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // The checked addresses are connected to, not the name: it is not resolved a second time.
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A host that resolves to addresses inside this machine or network only.</summary>
public sealed class PrivateAddressException(string host) : IOException($"{host} is a private or loopback address");
