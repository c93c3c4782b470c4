namespace Herodotus.Clean.Feeds;

/// <summary>Addresses in feeds, read against the base that holds where they stand.</summary>
internal static class FeedAddress
{
    /// <summary>An absolute address; null when there is none to be had.</summary>
    public static Uri? Resolve(Uri? @base, string address)
    {
        address = address.Trim();
        if (address.Length is 0 or > 4096)
            return null;
        // On this platform "/path" is an absolute file address: it is meant relative here.
        if (Uri.TryCreate(address, UriKind.Absolute, out var absolute) && !(absolute.IsFile && address[0] == '/'))
            return absolute;
        return @base is not null && Uri.TryCreate(@base, address, out var resolved) ? resolved : null;
    }

    /// <summary>As written when it is absolute, else resolved, else as written: nothing is lost.</summary>
    public static string? Text(Uri? @base, string? address)
    {
        address = address?.Trim();
        if (string.IsNullOrEmpty(address))
            return null;
        if (address.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(address, UriKind.Absolute, out _))
            return address;
        return Resolve(@base, address) is { } uri && !uri.IsFile ? uri.AbsoluteUri : address;
    }
}
