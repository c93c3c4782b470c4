namespace Herodotus.Analyze.Statements;

/// <summary>A half-open range of a report's tokens.</summary>
internal readonly record struct TokenRange(int Start, int End)
{
    public int Count => End - Start;

    public bool IsEmpty => End <= Start;

    public bool Contains(int token) => token >= Start && token < End;

    public bool Overlaps(TokenRange other) => Start < other.End && other.Start < End;
}

/// <summary>Ranges asked one by one, without an object for the question: drafts are few words each, and asked often.</summary>
internal static class TokenRanges
{
    /// <summary>True when a token stands in one of the ranges.</summary>
    public static bool Hold(this List<TokenRange> ranges, int token)
    {
        foreach (var range in ranges)
        {
            if (range.Contains(token))
                return true;
        }

        return false;
    }

    /// <summary>True when one of the ranges shares a token with another.</summary>
    public static bool Meet(this List<TokenRange> ranges, TokenRange other)
    {
        foreach (var range in ranges)
        {
            if (range.Overlaps(other))
                return true;
        }

        return false;
    }

    /// <summary>True when a range has the first token of each of these.</summary>
    public static bool StartsAll(this TokenRange within, List<TokenRange> ranges)
    {
        foreach (var range in ranges)
        {
            if (!within.Contains(range.Start))
                return false;
        }

        return true;
    }

    /// <summary>True when a range has the first token of one of these.</summary>
    public static bool StartsOne(this TokenRange within, List<TokenRange> ranges)
    {
        foreach (var range in ranges)
        {
            if (within.Contains(range.Start))
                return true;
        }

        return false;
    }
}
