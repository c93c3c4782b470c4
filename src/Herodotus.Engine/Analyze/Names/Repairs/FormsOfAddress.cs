using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Repairs;

/// <summary>A form of address is not of somebody's name ("Dr Mena", "Drs. Ali"), but for sets that have it so.</summary>
public static class FormsOfAddress
{
    /// <summary>The names in the same order, persons without the form of address before them.</summary>
    public static ImmutableArray<NameMention> Cut(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lexicon);
        ImmutableArray<NameMention>.Builder? cut = null;
        var token = 0;
        for (var i = 0; i < names.Length; i++)
        {
            var end = NameTokens.End(tokens, names[i].Span, ref token);
            if (names[i].Type != NameType.Person || end - token < 2 || !lexicon.Cues.Address.Contains(NameTokens.Word(text, tokens[token])))
                continue;
            var first = text[tokens[token + 1].Span.Start] == '.' ? token + 2 : token + 1;
            if (first >= end || !char.IsUpper(text[tokens[first].Span.Start]))
                continue;
            cut ??= names.ToBuilder();
            cut[i] = names[i] with { Span = TextSpan.FromBounds(tokens[first].Span.Start, names[i].Span.End) };
        }

        return cut?.ToImmutable() ?? names;
    }
}
