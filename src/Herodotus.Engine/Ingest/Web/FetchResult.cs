namespace Herodotus.Ingest.Web;

/// <summary>What came of asking for an address.</summary>
public sealed record FetchResult
{
    /// <summary>The address that answered, after redirects.</summary>
    public required Uri Address { get; init; }

    /// <summary>Why there is nothing; null for a body or a 304.</summary>
    public Refusal? Refusal { get; init; }

    public int Status { get; init; }

    /// <summary>True for 304: nothing has changed.</summary>
    public bool NotModified { get; init; }

    /// <summary>Decompressed.</summary>
    public byte[] Body { get; init; } = [];

    public string? MediaType { get; init; }

    public string? Charset { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when every redirect on the way was permanent, so that the new address may be kept.</summary>
    public bool MovedForGood { get; init; }

    /// <summary>The fetched bytes as an item.</summary>
    public Item ToItem(DateTimeOffset retrieved) => new(Address.AbsoluteUri, Body)
    {
        Url = Address.AbsoluteUri,
        MediaType = MediaType,
        Charset = Charset,
        Retrieved = retrieved,
    };
}

/// <summary>Codes of what goes wrong on the network.</summary>
public static class FetchCodes
{
    public const string BadAddress = "HDT0201";
    public const string PrivateAddress = "HDT0202";
    public const string Unreachable = "HDT0203";
    public const string Status = "HDT0204";
    public const string TooManyRedirects = "HDT0205";
    public const string Robots = "HDT0206";
    public const string TooLarge = "HDT0207";
    public const string TooSlow = "HDT0208";
    public const string EmptyBody = "HDT0209";
    public const string NotAFeed = "HDT0210";
    public const string Damaged = "HDT0211";
    public const string Gone = "HDT0212";
    public const string NeedsLogin = "HDT0213";
    public const string HostRests = "HDT0214";
    public const string Coding = "HDT0215";
}
