using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs.People;

/// <summary>A form of address is not of somebody's name ("Dr Mena", "Drs. Ali") and alone is none, but for sets that have it so.</summary>
public static class FormsOfAddress
{
    /// <summary>Letters of the longest form of address, its stop counted ("profa.").</summary>
    private const int Longest = 6;

    /// <summary>The names in order, persons without the form of address before them.</summary>
    public static ImmutableArray<NameMention> Cut(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        ImmutableArray<NameMention>.Builder? cut = null;
        var token = 0;
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            var end = NameTokens.End(tokens, name.Span, ref token);
            if (end > token && tokens[token].Span.Length <= Longest && char.IsUpper(text[tokens[token].Span.Start]) && lexicon.Cues.Address.Contains(NameTokens.Word(text, tokens[token])))
            {
                var first = token + 1 < end && text[tokens[token + 1].Span.Start] == '.' ? token + 2 : token + 1;
                if (cut is null)
                {
                    cut = ImmutableArray.CreateBuilder<NameMention>(names.Length);
                    cut.AddRange(names.AsSpan(0, i));
                }

                if (first == end && end < tokens.Length && NameTokens.IsNext(text, tokens, end) && char.IsUpper(text[tokens[end].Span.Start]) && !NameTokens.IsUpper(text, tokens[token]))
                    continue;
                if (name.Type == NameType.Person && first < end && char.IsUpper(text[tokens[first].Span.Start]))
                    name = name with { Span = TextSpan.FromBounds(tokens[first].Span.Start, name.Span.End) };
            }

            cut?.Add(name);
        }

        return cut?.ToImmutable() ?? names;
    }
}
