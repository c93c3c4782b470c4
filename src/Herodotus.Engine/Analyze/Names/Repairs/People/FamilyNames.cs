using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;

namespace Herodotus.Analyze.Names.Repairs.People;

/// <summary>
/// A word that is of a person's full name in a report names that person where it stands alone: a family name that is a town too, or one that was passed over.
/// Not after a preposition of place, "of" or an article, and not beside another capital.
/// </summary>
public static class FamilyNames
{
    /// <summary>Full names are kept up to this many words: a bound for hostile text.</summary>
    private const int MostWords = 512;

    /// <summary>The names with those added, in order, some of another type.</summary>
    public static ImmutableArray<NameMention> Complete(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        if (names.IsEmpty)
            return names;
        var families = Families(text, names, tokens, lexicon);
        if (families.Count == 0)
            return names;
        List<NameMention>? all = null;
        var name = 0;
        for (var at = 0; at < tokens.Length; at++)
        {
            for (; name < names.Length && names[name].Span.End <= tokens[at].Span.Start; name++)
                all?.Add(names[name]);
            if (!char.IsUpper(text[tokens[at].Span.Start]) || !families.Contains(NameTokens.Word(text, tokens[at])) || !IsAlone(text, tokens, at))
                continue;
            var named = name < names.Length && names[name].Span.Start < tokens[at].Span.End;
            if (named && (names[name].Span != tokens[at].Span || names[name].Type is NameType.Person or NameType.Group))
                continue;
            var before = at == 0 ? 0 : NameTokens.Word(text, tokens[at - 1]);
            if (lexicon.Cues.Place.Contains(before) || lexicon.Cues.Of.Contains(before) || lexicon.Cues.Article.Contains(before) || lexicon.Cues.SaysPlace(text, tokens.AsSpan(Math.Max(0, at - 2), Math.Min(2, at))))
                continue;
            all ??= [.. names.AsSpan(0, name)];
            all.Add(new NameMention(tokens[at].Span, NameType.Person));
            name += named ? 1 : 0;
        }

        if (all is null)
            return names;
        while (name < names.Length)
            all.Add(names[name++]);
        return [.. all];
    }

    /// <summary>The words of full names, without the first of each and small words, and without those that countries and peoples are called by.</summary>
    private static HashSet<uint> Families(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        var families = new HashSet<uint>();
        var token = 0;
        foreach (var name in names)
        {
            var end = NameTokens.End(tokens, name.Span, ref token);
            for (var at = token + 1; name.Type == NameType.Person && at < end && families.Count < MostWords; at++)
            {
                if (tokens[at].Span.Length > 3 && char.IsUpper(text[tokens[at].Span.Start]) && IsFamily(NameTokens.Word(text, tokens[at]), lexicon))
                    families.Add(NameTokens.Word(text, tokens[at]));
            }
        }

        return families;
    }

    /// <summary>No country's or people's name, unless it is mostly people's in much text ("Cook").</summary>
    private static bool IsFamily(uint word, NameLexicon lexicon) =>
        (lexicon.Phrases.Find([word]) & (PhraseKind.Country | PhraseKind.People)) == 0 || WordSenses.TypeOf(lexicon.Senses[word]) == NameType.Person;

    /// <summary>No word with a capital, mark or dash is joined to it.</summary>
    private static bool IsAlone(string text, ImmutableArray<Token> tokens, int at) =>
        (at == 0 || (!char.IsUpper(text[tokens[at - 1].Span.Start]) && tokens[at - 1].Span.End < tokens[at].Span.Start))
        && (at + 1 == tokens.Length || (!char.IsUpper(text[tokens[at + 1].Span.Start]) && text[tokens[at + 1].Span.Start] is not ('-' or '&' or '/')));
}
