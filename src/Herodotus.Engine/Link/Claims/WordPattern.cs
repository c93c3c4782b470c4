namespace Herodotus.Link.Claims;

/// <summary>Entries of the lexicons of stance, topic and toll: a word, or the beginning of one before <c>*</c>.</summary>
internal static class WordPattern
{
    public static bool Matches(string pattern, ReadOnlySpan<char> word) =>
        pattern[^1] == '*' ? word.StartsWith(pattern.AsSpan()[..^1], StringComparison.Ordinal) : word.SequenceEqual(pattern);
}
