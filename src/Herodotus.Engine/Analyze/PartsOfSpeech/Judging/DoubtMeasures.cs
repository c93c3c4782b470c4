using Herodotus.Analyze.Tokens;
using Herodotus.Reports;

namespace Herodotus.Analyze.PartsOfSpeech.Judging;

/// <summary>
/// What a word whose part of speech is in doubt is measured by: what is known of it, how the words around it were read, and where the verbs and nouns of its
/// clause stand, which features of a few neighbors do not see.
/// </summary>
internal static class DoubtMeasures
{
    /// <summary>Measures of one word.</summary>
    public const int Count = Words + WordCount;

    /// <summary>So many words a pair of labels may tell apart by themselves.</summary>
    public const int WordCount = 12;

    /// <summary>From here on, which of the pair's own words it is.</summary>
    private const int Words = Clause + 13;

    /// <summary>From here on, one place for each part of speech that each of six neighbors may have.</summary>
    private const int Neighbors = 30;

    /// <summary>From here on, what the clause holds.</summary>
    private const int Clause = Neighbors + (6 * Parts) + 10;

    /// <summary>So far a clause is looked through.</summary>
    private const int Reach = 12;

    private const int Parts = (int)PartOfSpeech.X + 1;

    /// <param name="read">How the words of the sentence were read.</param>
    /// <param name="margin">Log-odds of the first label against the second.</param>
    /// <param name="third">How far the next label is behind the better of both.</param>
    /// <param name="words">The pair's own words, in lower case as <see cref="TokenTraits.Lower"/> has them.</param>
    public static void Fill(
        PartOfSpeechFeatures features, ReadOnlySpan<Token> tokens, ReadOnlySpan<PartOfSpeech> read, int at, float margin, float third, ReadOnlySpan<uint> words, Span<float> into)
    {
        into = into[..Count];
        into.Clear();
        (into[0], into[1]) = (margin, third);
        AddWord(features, tokens, at, into);
        (into[25], into[26], into[29]) = (at, read.Length - at, features.Set);
        Mark(into, 0, read, at - 1);
        Mark(into, 1, read, at + 1);
        Mark(into, 2, read, at - 2);
        Mark(into, 3, read, at + 2);
        Mark(into, 4, read, Past(read, at, -1));
        Mark(into, 5, read, Past(read, at, 1));
        AddBeside(features.Traits(at - 1), into[(Neighbors + (6 * Parts))..]);
        AddBeside(features.Traits(at + 1), into[(Neighbors + (6 * Parts) + 5)..]);
        AddClause(features, read, at, into[Clause..]);
        AddOwn(words, features.Traits(at).Lower, into);
    }

    /// <summary>The same measures with those of a pair's own words.</summary>
    public static float[] With(ReadOnlySpan<float> measures, ImmutableArray<uint> words, uint word)
    {
        var all = measures.ToArray();
        all.AsSpan(Words).Clear();
        AddOwn(words.AsSpan(), word, all);
        return all;
    }

    private static void AddOwn(ReadOnlySpan<uint> words, uint word, Span<float> into)
    {
        if (words.IndexOf(word) is var own and >= 0)
            into[Words + own] = 1;
    }

    /// <summary>What is known of the word itself.</summary>
    private static void AddWord(PartOfSpeechFeatures features, ReadOnlySpan<Token> tokens, int at, Span<float> into)
    {
        ref readonly var it = ref features.Traits(at);
        for (var bit = 0; bit < 9; bit++)
            into[2 + bit] = it.Kinds >> bit & 1;
        into[11] = it.Kinds >> WordKinds.CapitalShift & 7;
        var mostly = (int)(it.Kinds >> WordKinds.MostlyShift & 15);
        if (mostly is > 0 and < 5)
            into[11 + mostly] = 1;
        (into[16], into[17]) = (it.Word.Commonness, it.Length);
        into[18 + it.Case switch { TokenCase.Lower => 0, TokenCase.Capitalized => 1, TokenCase.Upper => 2, TokenCase.Mixed => 3, _ => 4 }] = 1;
        var elsewhere = features.Elsewhere(tokens, at);
        (into[23], into[24]) = (elsewhere & CaseMemory.Lower, elsewhere & CaseMemory.Capital);
        var place = features.Place(at);
        (into[27], into[28]) = (place >> 1 & 1, place >> 2 & 1);
    }

    private static void Mark(Span<float> into, int neighbor, ReadOnlySpan<PartOfSpeech> read, int at) =>
        into[Neighbors + (neighbor * Parts) + (at >= 0 && at < read.Length ? (int)read[at] : 0)] = 1;

    /// <summary>What the word beside it can be, and whether it has a capital.</summary>
    private static void AddBeside(in TokenTraits it, Span<float> into)
    {
        for (var bit = 0; bit < 4; bit++)
            into[bit] = it.Kinds >> bit & 1;
        into[4] = it.Case is TokenCase.Capitalized or TokenCase.Upper ? 1 : 0;
    }

    private static void AddClause(PartOfSpeechFeatures features, ReadOnlySpan<PartOfSpeech> read, int at, Span<float> into)
    {
        var (verb, noun) = (Next(read, at, 1, IsVerb), Next(read, at, 1, IsNoun));
        (into[0], into[1]) = (verb, Next(read, at, -1, IsVerb));
        (into[2], into[3]) = (noun, Next(read, at, -1, IsNoun));
        (into[4], into[5]) = (Next(read, at, 1, IsMark), Next(read, at, -1, IsMark));
        into[6] = Next(read, at, 1, static part => part == PartOfSpeech.Aux);
        into[7] = noun < Reach ? Next(read, at + noun, 1, IsVerb) : Reach;
        var kinds = verb < Reach ? features.Traits(at + verb).Kinds : 0;
        (into[8], into[9], into[10]) = (kinds & WordKinds.Noun, kinds & WordKinds.Adjective, kinds & WordKinds.BaseForm);
        foreach (var part in read[..at])
            into[11] += IsVerb(part) ? 1 : 0;
        foreach (var part in read[(at + 1)..])
            into[12] += IsVerb(part) ? 1 : 0;
    }

    private static bool IsVerb(PartOfSpeech part) => part is PartOfSpeech.Verb or PartOfSpeech.Aux;

    private static bool IsNoun(PartOfSpeech part) => part is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Pron;

    private static bool IsMark(PartOfSpeech part) => part == PartOfSpeech.Punct;

    /// <summary>The next word that is neither adverb nor particle.</summary>
    private static int Past(ReadOnlySpan<PartOfSpeech> read, int at, int step)
    {
        for (at += step; at >= 0 && at < read.Length && read[at] is (PartOfSpeech.Adv or PartOfSpeech.Part); at += step)
        {
        }

        return at;
    }

    /// <summary>How many words on the next of a kind stands, before the clause ends; <see cref="Reach"/> where there is none.</summary>
    private static int Next(ReadOnlySpan<PartOfSpeech> read, int at, int step, Func<PartOfSpeech, bool> sought)
    {
        for (var far = 1; far < Reach; far++)
        {
            var place = at + (far * step);
            if (place < 0 || place >= read.Length)
                return Reach;
            if (sought(read[place]))
                return far;
            if (read[place] is PartOfSpeech.Punct or PartOfSpeech.Sconj or PartOfSpeech.Cconj)
                return Reach;
        }

        return Reach;
    }
}
