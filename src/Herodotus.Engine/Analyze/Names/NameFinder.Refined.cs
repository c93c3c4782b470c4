using Herodotus.Analyze.Names.Repairs;
using Herodotus.Analyze.Names.Repairs.Bounds;
using Herodotus.Analyze.Names.Repairs.Known;
using Herodotus.Analyze.Names.Repairs.People;
using Herodotus.Analyze.Names.Repairs.Tags;
using Herodotus.Analyze.Names.Repairs.Things;
using Herodotus.Knowledge;
using Herodotus.Reports;

namespace Herodotus.Analyze.Names;

public sealed partial class NameFinder
{
    /// <summary>The names of a text as readers of the layer want them: <see cref="Find"/>, and the last looks of <see cref="NamePieces"/>, <see cref="NameSeams"/>, <see cref="NameInitials"/>,
    /// <see cref="Appositions"/>, <see cref="Datelines"/>, <see cref="ThingNames"/>, <see cref="NameRefinements"/> and those behind them.</summary>
    public ImmutableArray<NameMention> FindRefined(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences)
    {
        var names = Find(text, tokens, sentences);
        names = Trusted(NameRepair.Pieces, names, NamePieces.Join(text, names, tokens, _lexicon));
        names = Trusted(NameRepair.Seams, names, NameSeams.Mend(text, names, tokens, _lexicon, Work().Guideline != 0));
        names = Trusted(NameRepair.Initials, names, NameInitials.Join(text, names, tokens, _lexicon));
        names = Trusted(NameRepair.Tails, names, BodyTails.Join(text, names, tokens, _lexicon));
        names = Trusted(NameRepair.Appositions, names, Appositions.Settle(text, names, tokens, _lexicon));
        names = Trusted(NameRepair.Datelines, names, Datelines.Read(text, names, tokens, _lexicon));
        names = Trusted(NameRepair.Things, names, ThingNames.Settle(text, names, tokens, _lexicon));
        names = Trusted(NameRepair.Refinements, names, NameRefinements.Apply(text, names, tokens, _lexicon));
        if (!(Guidelines?.KeepsAddress(Work().Guideline) ?? false))
            names = Trusted(NameRepair.Refinements, names, FormsOfAddress.Cut(text, names, tokens, _lexicon));
        names = Trusted(NameRepair.Nicknames, names, NameNicknames.Add(text, names, tokens, _lexicon));
        names = Trusted(NameRepair.Families, names, FamilyNames.Complete(text, names, tokens, _lexicon));
        return Trusted(NameRepair.Tags, names, NameTags.Add(text, names, tokens, _lexicon, Guidelines?.MarksTags(Work().Guideline) ?? false));
    }

    /// <summary>The names of a text as the layer gives them: <see cref="FindRefined"/>, cut to what names.</summary>
    public ImmutableArray<NameMention> FindBounded(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences, string language, KnowledgeBase knowledge)
    {
        var names = FindRefined(text, tokens, sentences);
        names = Trusted(NameRepair.Bounds, names, NameBounds.Trim(text, names, tokens, language, knowledge));
        return _trusted is null || _begins[(int)NameType.Other] < 0 ? names : [.. names.Select(AsLearnt)];
    }

    /// <summary>A name of a type that the tagger's set does not tell apart is one of its others: no repair is better than the guidelines.</summary>
    private NameMention AsLearnt(NameMention name) => _begins[(int)name.Type] < 0 ? name with { Type = NameType.Other } : name;

    private ImmutableArray<NameMention> Trusted(NameRepair repair, ImmutableArray<NameMention> before, ImmutableArray<NameMention> after) => _trusted?.Settle(repair, before, after) ?? after;
}
