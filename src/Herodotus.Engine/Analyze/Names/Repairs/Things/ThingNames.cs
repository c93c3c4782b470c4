using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs.Things;

/// <summary>
/// Storms, ships and works that are called as people are: the noun before a name says so once ("tropical storm Nadia", "the frigate Ana Lucía"), and the report's
/// other uses of the name follow. A storm is an event, what is built, made or written one of the others, as the sets that mark them have it.
/// </summary>
public static class ThingNames
{
    /// <summary>So many names of things are looked for again in their report: a bound for hostile text.</summary>
    private const int MostNames = 64;

    /// <summary>Letters of the shortest word for a storm.</summary>
    private const int ShortestStorm = 5;

    /// <summary>The names in the same order, some of another type, some with the word for a storm before them.</summary>
    public static ImmutableArray<NameMention> Settle(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        ImmutableArray<NameMention>.Builder? settled = null;
        Dictionary<string, NameType>? things = null;
        var token = 0;
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            var end = NameTokens.End(tokens, name.Span, ref token);
            if (end == token || name.Type is not (NameType.Person or NameType.Place or NameType.Organization))
                continue;
            var thing = IsStorm(text, name, i == 0 ? 0 : names[i - 1].Span.End, tokens, token, end, lexicon) is { } storm ? storm
                : name.Type == NameType.Person && IsThing(text, tokens, token, end, lexicon) ? name with { Type = NameType.Other } : name;
            if (thing == name)
                continue;
            settled ??= names.ToBuilder();
            settled[i] = thing;
            things ??= new(StringComparer.Ordinal);
            if (things.Count < MostNames)
                things.TryAdd(Called(text, thing, tokens, token, end, lexicon), thing.Type);
        }

        if (settled is null)
            return names;
        for (var i = 0; i < settled.Count; i++)
        {
            if (settled[i].Type == NameType.Person && things!.TryGetValue(settled[i].Span.Of(text), out var type))
                settled[i] = settled[i] with { Type = type };
        }

        return settled.ToImmutable();
    }

    /// <summary>A storm by the word before or at the start of its name, which has one word more; null for others. Written with a capital the word is of the name ("Hurricane Nadia").</summary>
    private static NameMention? IsStorm(string text, NameMention name, int free, ImmutableArray<Token> tokens, int token, int end, NameLexicon lexicon)
    {
        if (end == token + 2 && name.Type == NameType.Person && tokens[token].Span.Length >= ShortestStorm
            && lexicon.Cues.Storm.Contains(NameTokens.Word(text, tokens[token])))
            return name with { Type = NameType.Event };
        if (end != token + 1 || !NameTokens.IsNext(text, tokens, token) || !char.IsUpper(text[tokens[token].Span.Start]))
            return null;
        // "la tormenta tropical Nadia": an adjective may stand between.
        var noun = tokens[token - 1].Pos == PartOfSpeech.Adj && NameTokens.IsNext(text, tokens, token - 1) ? token - 2 : token - 1;
        // Most names stand behind small words: they are not looked up.
        if (tokens[noun].Span.Length < ShortestStorm || tokens[noun].Pos is not (PartOfSpeech.Noun or PartOfSpeech.Propn) || !lexicon.Cues.Storm.Contains(NameTokens.Word(text, tokens[noun]))
            || (name.Type != NameType.Person && (NameTokens.Kinds(text, tokens, token, end, lexicon) & PhraseKind.Given) == 0))
            return null;
        var start = noun == token - 1 && char.IsUpper(text[tokens[noun].Span.Start]) && tokens[noun].Span.Start >= free ? tokens[noun].Span.Start : name.Span.Start;
        return new NameMention(TextSpan.FromBounds(start, name.Span.End), NameType.Event);
    }

    /// <summary>A noun for what is called by names of its own stands before; a work's name that a verb follows is of somebody in it ("in the film Ruiz plays …").</summary>
    private static bool IsThing(string text, ImmutableArray<Token> tokens, int token, int end, NameLexicon lexicon)
    {
        if (!NameTokens.IsNext(text, tokens, token) || tokens[token - 1].Pos != PartOfSpeech.Noun || !char.IsLower(text[tokens[token - 1].Span.Start]))
            return false;
        var noun = NameTokens.Word(text, tokens[token - 1]);
        return lexicon.Cues.Vessel.Contains(noun)
            || (lexicon.Cues.Work.Contains(noun) && (end == tokens.Length || (tokens[end].Pos is not (PartOfSpeech.Verb or PartOfSpeech.Aux or PartOfSpeech.Part))));
    }

    /// <summary>How the report calls the thing elsewhere: a storm without the word before it.</summary>
    private static string Called(string text, NameMention thing, ImmutableArray<Token> tokens, int token, int end, NameLexicon lexicon)
    {
        var first = thing.Type == NameType.Event && lexicon.Cues.Storm.Contains(NameTokens.Word(text, tokens[token])) ? token + 1 : token;
        return TextSpan.FromBounds(tokens[first].Span.Start, tokens[end - 1].Span.End).Of(text);
    }
}
