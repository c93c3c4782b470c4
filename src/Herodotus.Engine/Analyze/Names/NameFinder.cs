using Herodotus.Analyze.Names.Features;
using Herodotus.Analyze.Names.Judging;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Mentions;
using Herodotus.Analyze.Names.Repairs;
using Herodotus.Analyze.Names.Repairs.Known;
using Herodotus.Analyze.Names.Repairs.Things;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning;
using Herodotus.Learning.Files;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Analyze.Names;

/// <summary>
/// Finds names and says what each names: reads the report once, and where a word stands in it again, reads the sentence a second time with
/// what was found elsewhere in mind. Names are chosen one by one by how probable each is (<see cref="SpanChoice"/>). Safe for many threads.
/// </summary>
public sealed partial class NameFinder
{
    /// <summary>Zipf 4.5 and more (see <see cref="WordTable.Word.Commonness"/>).</summary>
    private const byte MaxCommonness = 11;

    /// <summary>How many tokens before its turn the memory of what a token's parts say is asked for.</summary>
    private const int Ahead = 6;

    /// <summary>Scores of this many tokens are kept between the readings; of what comes after them they are made again.</summary>
    private const int Kept = 1 << 15;

    /// <summary>A name as probable as this is given: half of the measure that names reach, which is what makes it largest. Also chosen on the development sets, between 0.3 and 0.5.</summary>
    private const float Enough = 0.35f;

    /// <summary>Log-odds of a type that the tagger has not, for a token.</summary>
    private const int Lacking = -1000;

    /// <summary>Log-odds of the label of a token that has no other.</summary>
    private const int Certain = 1000;

    private readonly SequenceTagger _tagger;
    private readonly SequenceTagger _caseless;
    private readonly NameLexicon _lexicon;
    private readonly NameJudge? _judge;
    private readonly TrustedRepairs? _trusted;
    private readonly NameNetwork? _network;
    private readonly bool _groups;
    private readonly float _enough;
    private readonly (bool Begins, NameType? Type)[] _labels;

    /// <summary>For each type its labels, -1 for one that the tagger has not; and the units of a log-odds of one.</summary>
    private readonly int[] _begins;
    private readonly int[] _insides;
    private readonly int[] _ends;
    private readonly int[] _singles;
    private readonly int _one;

    /// <param name="tagger">Tags usual sentences.</param>
    /// <param name="lexicon">What the tagger was trained with.</param>
    /// <param name="caseless">Tags sentences in capitals or with one on every word, and reports without any; the same tagger when there is no other.</param>
    /// <param name="guidelines">Tells which guidelines suit a text; null when one set was learnt, or what all share is wanted.</param>
    /// <param name="groups">Nationalities are groups whatever the tagger has learnt: not for a tagger of other guidelines.</param>
    /// <param name="enough">A name as probable as this is given.</param>
    /// <param name="judge">Judges every name that may be; null where the tagger decides alone.</param>
    /// <param name="network">Asked by the judge, or by whoever teaches one; null where the judge does without.</param>
    /// <param name="trusted">Undoes repairs that the tagger's guidelines do not bear; null where all hold.</param>
    /// <exception cref="InvalidDataException">The taggers have other labels, or the judge asks a network that there is not.</exception>
    public NameFinder(
        SequenceTagger tagger, NameLexicon lexicon, SequenceTagger? caseless = null, TextGuidelines? guidelines = null, bool groups = true, float enough = Enough,
        NameJudge? judge = null, NameNetwork? network = null, TrustedRepairs? trusted = null)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        if (caseless is not null && !caseless.Labels.Names.SequenceEqual(tagger.Labels.Names))
            throw new InvalidDataException("HDT0913: names-caseless.model and names.model have other labels; make both again with ./train");
        if (judge is { AsksNetwork: true } && network is null)
            throw new InvalidDataException("HDT0913: names-judge.model was taught with a names-network.model, which is not there; make both again with ./train");
        _network = judge is null or { AsksNetwork: true } ? network : null;
        (_tagger, _lexicon, _caseless, Guidelines, _groups, _enough, _judge, _trusted) = (tagger, lexicon, caseless ?? tagger, guidelines, groups, enough, judge, trusted);
        _labels = [.. tagger.Labels.Names.Select(ParseLabel)];
        _one = (int)MathF.Round(1 / tagger.Weights.Step);
        var types = Enum.GetValues<NameType>().Select(ContractNames.Name).ToArray();
        _begins = [.. types.Select(type => tagger.Labels.IndexOf("B-" + type))];
        _insides = [.. types.Select(type => tagger.Labels.IndexOf("I-" + type))];
        // Where the last token of a name, or the only one, has no label of its own, it has that of one inside, or of the first.
        _ends = [.. types.Select((type, at) => tagger.Labels.IndexOf("E-" + type) is var label and >= 0 ? label : _insides[at])];
        _singles = [.. types.Select((type, at) => tagger.Labels.IndexOf("S-" + type) is var label and >= 0 ? label : _begins[at])];
    }

    /// <summary>Tells which guidelines suit a text; null where one set was learnt.</summary>
    internal TextGuidelines? Guidelines { get; }

    /// <summary>The finder of a language, or null when it has no model.</summary>
    public static NameFinder? Load(DataFolder data, string language, PhraseTable phrases, string? model = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var path = model ?? data.File(language, "names.model");
        if (!File.Exists(path))
            return null;
        var caseless = data.File(language, "names-caseless.model");
        var tagger = SequenceTagger.ReadInLargePages(path);
        return new NameFinder(
            tagger, NameLexicon.Load(data, language, phrases), model is null && File.Exists(caseless) ? SequenceTagger.Read(caseless) : null,
            TextGuidelines.Load(path), groups: model is null || tagger.Labels.IndexOf("B-group") >= 0, judge: NameJudge.Load(path), network: NameNetwork.Load(path), trusted: TrustedRepairs.Load(path));
    }

    /// <summary>Kinds of short text that are told apart, from 1.</summary>
    public const uint GenreCount = 2;

    /// <summary>What kind of text this is, told by its form: posts are written and named otherwise than articles.</summary>
    public static uint Genre(string text, ReadOnlySpan<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        var signs = false;
        foreach (var token in tokens[..Math.Min(tokens.Length, 60)])
            signs |= token.Span.Length > 1 && text[token.Span.Start] is '@' or '#';
        return tokens.Length >= 60 ? 0u : signs ? 1u : 2u;
    }

    /// <summary>Hardly a word of the report has a capital: it was written without.</summary>
    private static bool IsLower(string text, ReadOnlySpan<Token> tokens)
    {
        const int enough = 3;
        const int share = 50;
        var capitals = 0;
        foreach (var token in tokens)
            capitals += char.IsUpper(text[token.Span.Start]) ? 1 : 0;
        return tokens.Length >= enough && capitals * share <= tokens.Length;
    }

    /// <summary>The names of a text in order; none overlap.</summary>
    public ImmutableArray<NameMention> Find(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(text);
        var work = Work();
        work.Guideline = Guidelines?.Of(text, tokens.AsSpan()) ?? 0;
        work.IsTraced = _judge is not null;
        ReadFirst(text, tokens.AsSpan(), sentences.AsSpan(), work);
        work.Names.Clear();
        if (_judge is not null)
            Judge(_judge, text, tokens.AsSpan(), sentences.AsSpan(), work);
        else
            Choose(text, tokens.AsSpan(), sentences.AsSpan(), work);
        ImmutableArray<NameMention> names = [.. work.Names];
        names = Trusted(NameRepair.Acronyms, names, AcronymRule.Apply(text, ThingInitials.Drop(text, names, tokens, _lexicon), tokens));
        names = Trusted(NameRepair.Corrections, names, NameCorrections.Apply(text, names, tokens, _lexicon, work.Guideline != 0, _groups));
        names = Trusted(NameRepair.Neighbors, names, NameNeighbors.Settle(text, names, tokens, _lexicon));
        return Trusted(NameRepair.Known, names, KnownNames.Complete(text, names, tokens, work.Lowers.AsSpan(0, tokens.Length), work.Firsts.AsSpan(0, tokens.Length), _lexicon, _groups));
    }

    /// <summary>Keeps the names that are probable enough to the tagger.</summary>
    private void Choose(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Sentence> sentences, NameWorkspace work)
    {
        foreach (var sentence in sentences)
        {
            for (var from = sentence.FirstToken; from < sentence.EndToken; from += TokenSheet.Window)
            {
                var to = Math.Min(from + TokenSheet.Window, sentence.EndToken);
                work.Reader(from).Choice.Choose(Scores(text, tokens, from, to, work), to - from, work.Labels.AsSpan(from, to - from), _enough);
                Collect(text, tokens, from, to - from, work.Labels.AsSpan(from, to - from), work.Names);
            }
        }
    }

    private NameWorkspace Work() => ThreadWork<NameFinder, NameWorkspace>.Of(this, static finder => new NameWorkspace(finder._tagger, finder._caseless, finder._network));

    /// <summary>What a first reading finds: what a model for second readings is trained with.</summary>
    /// <param name="guideline">The number of the set the text is of.</param>
    public FirstReading ReadFirst(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences, uint guideline)
    {
        var work = Work();
        work.Guideline = guideline;
        ReadFirst(text, tokens.AsSpan(), sentences.AsSpan(), work);
        var (said, count) = (work.Said, tokens.Length);
        return new FirstReading(said.Votes[..count], said.Own[..count], said.Before[..count], said.After[..count]) { Whole = said.Whole.Copy(count) };
    }

    private void ReadFirst(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Sentence> sentences, NameWorkspace work)
    {
        work.Fit(tokens.Length, Math.Min(tokens.Length, Kept));
        work.Said.Whole.Clear(tokens.Length, _one);
        work.Genre = Genre(text, tokens);
        work.IsLower = IsLower(text, tokens);
        foreach (var sentence in sentences)
        {
            for (var from = sentence.FirstToken; from < sentence.EndToken; from += TokenSheet.Window)
            {
                var to = Math.Min(from + TokenSheet.Window, sentence.EndToken);
                Score(text, tokens, from, to, work);
                work.Reader(from).Tagger.Decode(work.Current(from, to), to - from, work.Labels.AsSpan(from, to - from), work.Pinned.AsSpan(from, to - from));
                for (var at = from; at < to; at++)
                {
                    ref readonly var token = ref work.Sheet[at - from];
                    work.Words[at] = Counts(in token) ? token.Lower | 1 : 0;
                    work.Lowers[at] = token.Lower;
                    work.Firsts[at] = token.Kinds;
                    work.Cases[at] = token.Case;
                    var (begins, type) = _labels[work.Labels[at]];
                    work.Said.Own[at] = type is null ? 0 : ((uint)type + 1) << 1 | (begins ? 1u : 0u);
                }

                if (to <= Kept)
                    AddWhole(from, to, work);
            }

            work.Said.Surround(sentence.FirstToken, sentence.EndToken, work.Lowers.AsSpan());
        }

        Vote(tokens.Length, work);
    }

    /// <summary>Keeps the names of a window as wholes, with what each type scores over all their tokens.</summary>
    private void AddWhole(int from, int to, NameWorkspace work)
    {
        Span<int> sums = stackalloc int[_begins.Length];
        for (var at = from; at < to;)
        {
            if (_labels[work.Labels[at]].Type is not { } type)
            {
                at++;
                continue;
            }

            var end = EndOf(work.Labels, at, to);
            sums.Clear();
            for (var i = at; i < end; i++)
            {
                var row = work.Scores.AsSpan(i * _tagger.Stride, _tagger.Stride);
                for (var other = 0; other < sums.Length; other++)
                    sums[other] += _begins[other] < 0 ? Lacking * _one : row[(end == at + 1 ? _singles : i == at ? _begins : i == end - 1 ? _ends : _insides)[other]];
            }

            work.Said.Whole.Add(at, end, type, work.Lowers.AsSpan(at, end - at), sums);
            at = end;
        }
    }

    /// <summary>Past the last token of the name that begins at a token.</summary>
    private int EndOf(ReadOnlySpan<byte> labels, int at, int to)
    {
        var end = at + 1;
        while (end < to && _labels[labels[end]] is { Begins: false, Type: not null })
            end++;
        return end;
    }

    /// <summary>
    /// Fills the current scores of a window, and keeps them for a second reading when there is room: what each word says alone, and what
    /// words say together.
    /// </summary>
    private void Score(string text, ReadOnlySpan<Token> tokens, int from, int to, NameWorkspace work)
    {
        work.Sheet.Fill(text, tokens, from, to, _lexicon);
        work.Clues.Fill(text, tokens, from, work.Sheet, _lexicon);
        if (work.IsTraced)
            work.Trace(from, to);
        work.IsCaseless[from] = work.Sheet.IsUpper || work.Sheet.IsTitle || work.IsLower;
        var reader = work.Reader(from);
        var scores = work.Current(from, to);
        var tagger = reader.Tagger;
        var window = new NameWindow(work.Sheet, work.Clues, work.Genre, work.Guideline);
        var pinned = work.Pinned.AsSpan(from, to - from);
        reader.Gate.Fill(window, pinned);
        scores.Clear();
        work.Rows.Clear();
        var ahead = 0;
        for (var at = 0; at < to - from; at++)
        {
            work.Rows.StartItem();
            if (pinned[at] >= 0)
            {
                scores[(at * tagger.Stride) + pinned[at]] = Certain * _one;
                continue;
            }

            for (; ahead < Math.Min(at + Ahead, to - from); ahead++)
            {
                if (pinned[ahead] < 0)
                    work.Expect(reader, window, ahead);
            }

            var row = scores.Slice(at * tagger.Stride, tagger.Stride);
            work.AddParts(reader, window, at, row);
            NameFeatures.AddTogether(window, at, work.Rows);
        }

        tagger.AddScores(work.Rows, scores);
        if (to <= Kept)
            scores.CopyTo(work.Scores.AsSpan(from * tagger.Stride));
    }

    /// <summary>The scores of a window in the end: those of the first reading, and what the report's other sentences have to say of its words.</summary>
    private ReadOnlySpan<int> Scores(string text, ReadOnlySpan<Token> tokens, int from, int to, NameWorkspace work)
    {
        var tagger = work.Reader(from).Tagger;
        var scores = work.Current(from, to);
        if (to > Kept)
            Score(text, tokens, from, to, work);
        var first = to > Kept ? scores : work.Scores.AsSpan(from * tagger.Stride, scores.Length);
        if (!work.Said.Says(from, to))
            return first;
        SecondFeatures.Fill(work.Said, from, work.Cases.AsSpan(from, to - from), work.Pinned.AsSpan(from, to - from), work.Rows);
        if (work.Rows.IsEmpty)
            return first;
        if (to <= Kept)
            first.CopyTo(scores);
        tagger.AddScores(work.Rows, scores);
        return scores;
    }

    /// <summary>Words that may be told by their other uses: not marks and numbers, and not the commonest words in lower case.</summary>
    private static bool Counts(in TokenTraits token) => token.Case switch
    {
        TokenCase.Lower or TokenCase.Other => token.Length > 2 && token.Word.Commonness < MaxCommonness,
        TokenCase.Capitalized or TokenCase.Upper or TokenCase.Mixed or TokenCase.Tag => token.Length > 1,
        _ => false,
    };

    private void Vote(int count, NameWorkspace work)
    {
        work.Ballot.Clear();
        for (var at = 0; at < count; at++)
        {
            if (work.Words[at] != 0)
                work.Ballot.Add(work.Words[at], TypeAt(work, at), IsLast(work, at, count));
        }

        for (var at = 0; at < count; at++)
            work.Said.Votes[at] = work.Words[at] == 0 ? 0 : work.Ballot.Code(work.Words[at], TypeAt(work, at), IsLast(work, at, count));
    }

    private int TypeAt(NameWorkspace work, int at) => _labels[work.Labels[at]].Type is { } type ? 1 + (int)type : 0;

    private bool IsLast(NameWorkspace work, int at, int count) =>
        _labels[work.Labels[at]] is { Begins: false, Type: not null }
        && (at + 1 == count || _labels[work.Labels[at + 1]] is not { Begins: false, Type: not null });

    private void Collect(string text, ReadOnlySpan<Token> tokens, int from, int count, ReadOnlySpan<byte> labels, List<NameMention> names)
    {
        for (var at = 0; at < count;)
        {
            if (_labels[labels[at]].Type is not { } type)
            {
                at++;
                continue;
            }

            var end = EndOf(labels, at, count);
            MentionParts.Add(text, tokens[(from + at)..(from + end)], type, names);
            at = end;
        }
    }

    private static (bool Begins, NameType? Type) ParseLabel(string label) =>
        label.Length > 2 && Enum.TryParse<NameType>(label[2..], ignoreCase: true, out var type) ? (label[0] is 'B' or 'S', type) : (false, null);
}
