using Herodotus.Reports;

namespace Herodotus.Analyze.Names.Repairs.Things;

/// <summary>
/// A name followed by its initials in brackets defines them: "National Liberation Army (ELN)". The initials are a name of the same type there
/// and wherever the report uses them again.
/// </summary>
public static class AcronymRule
{
    private const int Shortest = 2;
    private const int Longest = 8;

    /// <summary>The names with those the definitions add or type otherwise, in order.</summary>
    public static ImmutableArray<NameMention> Apply(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        Dictionary<string, NameType>? defined = null;
        var name = 0;
        for (var at = 1; at + 2 < tokens.Length && name < names.Length; at++)
        {
            if (text[tokens[at].Span.Start] != '(' || tokens[at].Span.Length != 1)
                continue;
            while (name < names.Length && names[name].Span.End <= tokens[at - 1].Span.Start)
                name++;
            if (name == names.Length || names[name].Span.End != tokens[at - 1].Span.End || text[tokens[at + 2].Span.Start] != ')')
                continue;
            var letters = tokens[at + 1].Span.Of(text.AsSpan());
            if (IsAcronym(letters) && Fits(names[name].Span.Of(text.AsSpan()), letters))
                (defined ??= new(StringComparer.Ordinal)).TryAdd(letters.ToString(), names[name].Type);
        }

        return defined is null ? names : Merge(text, names, tokens, defined);
    }

    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
        {
            if (!char.IsUpper(unit) && unit != '.' && unit != '-')
                return false;
        }

        return word.Length is >= Shortest and <= Longest;
    }

    /// <summary>Every letter is the first of a word, in order; small words may be passed over, others are not.</summary>
    private static bool Fits(ReadOnlySpan<char> name, ReadOnlySpan<char> letters)
    {
        var at = 0;
        foreach (var range in name.SplitAny(' ', '-'))
        {
            while (at < letters.Length && !char.IsUpper(letters[at]))
                at++;
            var word = name[range];
            if (word.IsEmpty)
                continue;
            if (at < letters.Length && char.ToUpperInvariant(word[0]) == letters[at])
                at++;
            else if (char.IsUpper(word[0]) && at > 0)
                return false;
        }

        return at == letters.Length;
    }

    private static ImmutableArray<NameMention> Merge(
        string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, Dictionary<string, NameType> defined)
    {
        var known = defined.GetAlternateLookup<ReadOnlySpan<char>>();
        var merged = ImmutableArray.CreateBuilder<NameMention>(names.Length + 4);
        var name = 0;
        foreach (var token in tokens)
        {
            while (name < names.Length && names[name].Span.End <= token.Span.Start)
                Keep(names[name++]);
            if (known.TryGetValue(token.Span.Of(text.AsSpan()), out var type) && (name == names.Length || names[name].Span.Start >= token.Span.End))
                merged.Add(new NameMention(token.Span, type));
        }

        while (name < names.Length)
            Keep(names[name++]);
        return merged.DrainToImmutable();

        void Keep(NameMention mention) =>
            merged.Add(known.TryGetValue(mention.Span.Of(text.AsSpan()), out var type) ? mention with { Type = type } : mention);
    }
}
