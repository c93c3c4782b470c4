namespace Herodotus.Clean.Sniffing;

/// <summary>Tells an e-mail (RFC 5322) from other text by its header lines.</summary>
internal static class LetterSigns
{
    private static readonly string[] Tell =
        ["return-path", "received", "delivered-to", "mime-version", "message-id", "from", "to", "subject", "date", "dkim-signature", "x-mailer", "reply-to", "content-type", "list-unsubscribe"];

    /// <summary>Three known headers, <c>From</c> among them, before anything that is not a header line.</summary>
    public static bool IsLetter(ReadOnlySpan<char> text)
    {
        var known = 0;
        var from = false;
        foreach (var range in text.Split('\n'))
        {
            var line = text[range].TrimEnd('\r');
            if (line.IsEmpty)
                break;
            if (line[0] is ' ' or '\t' || line.StartsWith("From ", StringComparison.Ordinal))
                continue;
            var colon = line.IndexOf(':');
            if (colon <= 0 || line[..colon].IndexOfAny(" \t") >= 0)
                break;
            foreach (var name in Tell)
            {
                if (line[..colon].Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    known++;
                    from |= name == "from";
                }
            }
        }

        return from && known >= 3;
    }
}
