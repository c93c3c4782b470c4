using Herodotus.Analyze.Tokens;
using Herodotus.Learning;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names;

/// <summary>
/// Finds names and says what each names: reads the report once, and where a word stands in it again, reads the sentence a second time with
/// what was found elsewhere in mind. Safe for many threads.
/// </summary>
public sealed class NameFinder
{
    /// <summary>Zipf 4.5 and more (see <see cref="WordTable.Word.Commonness"/>).</summary>
    private const byte MaxCommonness = 11;

    [ThreadStatic]
    private static Workspace? _workspace;

    private readonly SequenceTagger _tagger;
    private readonly WordTable _words;
    private readonly PhraseTable _phrases;
    private readonly (bool Begins, NameType? Type)[] _labels;

    public NameFinder(SequenceTagger tagger, WordTable words, PhraseTable phrases)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        (_tagger, _words, _phrases) = (tagger, words, phrases);
        _labels = [.. tagger.Labels.Names.Select(ParseLabel)];
    }

    /// <summary>The finder of a language, or null when it has no model.</summary>
    public static NameFinder? Load(DataFolder data, string language, WordTable words, PhraseTable phrases, string? model = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var path = model ?? data.File(language, "names.model");
        return File.Exists(path) ? new NameFinder(SequenceTagger.Read(path), words, phrases) : null;
    }

    /// <summary>The names of a text in order; none overlap.</summary>
    public ImmutableArray<NameMention> Find(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(text);
        var work = _workspace ??= new Workspace();
        work.Fit(tokens.Length);
        FirstReading(text, tokens.AsSpan(), sentences.AsSpan(), work);
        Vote(tokens.Length, work);
        var names = ImmutableArray.CreateBuilder<NameMention>((tokens.Length / 12) + 1);
        foreach (var sentence in sentences)
        {
            for (var from = sentence.FirstToken; from < sentence.EndToken; from += TokenSheet.Window)
            {
                var to = Math.Min(from + TokenSheet.Window, sentence.EndToken);
                var votes = work.Votes.AsSpan(from, to - from);
                if (votes.ContainsAnyExcept(0u))
                {
                    Fill(text, tokens.AsSpan(), from, to, votes, work);
                    _tagger.Tag(work.Rows, work.Labels.AsSpan(from, to - from));
                }

                Collect(text, tokens, from, to - from, work.Labels.AsSpan(from, to - from), names);
            }
        }

        return names.DrainToImmutable();
    }

    /// <summary>What the other uses of each token say after a first reading: what a model for second readings is trained with.</summary>
    public uint[] Vote(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences)
    {
        var work = _workspace ??= new Workspace();
        work.Fit(tokens.Length);
        FirstReading(text, tokens.AsSpan(), sentences.AsSpan(), work);
        Vote(tokens.Length, work);
        return work.Votes.AsSpan(0, tokens.Length).ToArray();
    }

    private void FirstReading(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Sentence> sentences, Workspace work)
    {
        foreach (var sentence in sentences)
        {
            for (var from = sentence.FirstToken; from < sentence.EndToken; from += TokenSheet.Window)
            {
                var to = Math.Min(from + TokenSheet.Window, sentence.EndToken);
                Fill(text, tokens, from, to, default, work);
                _tagger.Tag(work.Rows, work.Labels.AsSpan(from, to - from));
                for (var at = from; at < to; at++)
                    work.Words[at] = Counts(in work.Sheet[at - from]) ? work.Sheet[at - from].Lower | 1 : 0;
            }
        }
    }

    private void Fill(string text, ReadOnlySpan<Token> tokens, int from, int to, ReadOnlySpan<uint> votes, Workspace work)
    {
        work.Sheet.Fill(text, tokens, from, to, _words);
        _phrases.Mark(work.Sheet, work.Marks);
        NameFeatures.Fill(work.Sheet, work.Marks, work.Rows, votes);
    }

    /// <summary>Words that may be told by their other uses: not marks and numbers, and not the commonest words in lower case.</summary>
    private static bool Counts(in TokenTraits token) => token.Case switch
    {
        TokenCase.Lower or TokenCase.Other => token.Length > 2 && token.Word.Commonness < MaxCommonness,
        TokenCase.Capitalized or TokenCase.Upper or TokenCase.Mixed or TokenCase.Tag => token.Length > 1,
        _ => false,
    };

    private void Vote(int count, Workspace work)
    {
        work.Ballot.Clear();
        for (var at = 0; at < count; at++)
        {
            if (work.Words[at] != 0)
                work.Ballot.Add(work.Words[at], TypeAt(work, at), IsLast(work, at, count));
        }

        for (var at = 0; at < count; at++)
            work.Votes[at] = work.Words[at] == 0 ? 0 : work.Ballot.Code(work.Words[at], TypeAt(work, at), IsLast(work, at, count));
    }

    private int TypeAt(Workspace work, int at) => _labels[work.Labels[at]].Type is { } type ? 1 + (int)type : 0;

    private bool IsLast(Workspace work, int at, int count) =>
        _labels[work.Labels[at]] is { Begins: false, Type: not null }
        && (at + 1 == count || _labels[work.Labels[at + 1]] is not { Begins: false, Type: not null });

    private void Collect(string text, ImmutableArray<Token> tokens, int from, int count, ReadOnlySpan<byte> labels, ImmutableArray<NameMention>.Builder names)
    {
        for (var at = 0; at < count;)
        {
            if (_labels[labels[at]].Type is not { } type)
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < count && _labels[labels[end]] is { Begins: false, Type: not null })
                end++;
            var (start, stop) = (tokens[from + at].Span.Start, tokens[from + end - 1].Span.End);
            // A tag's sign is not part of the name; a handle alone is an address, not a name.
            if (text[start] == '#' && stop - start > 1)
                start++;
            if (text[start] != '@' || end > at + 1)
                names.Add(new NameMention(TextSpan.FromBounds(start, stop), type));
            at = end;
        }
    }

    private static (bool Begins, NameType? Type) ParseLabel(string label) =>
        label.Length > 2 && Enum.TryParse<NameType>(label[2..], ignoreCase: true, out var type) ? (label[0] == 'B', type) : (false, null);

    private sealed class Workspace
    {
        public TokenSheet Sheet { get; } = new();

        public FeatureRows Rows { get; } = new();

        public uint[] Marks { get; } = new uint[TokenSheet.Window];

        public NameVotes Ballot { get; } = new();

        /// <summary>For every token of the report: its label, its word, what its other uses say.</summary>
        public byte[] Labels { get; private set; } = new byte[1024];

        public uint[] Words { get; private set; } = new uint[1024];

        public uint[] Votes { get; private set; } = new uint[1024];

        public void Fit(int count)
        {
            if (Labels.Length >= count)
                return;
            (Labels, Words, Votes) = (new byte[count * 2], new uint[count * 2], new uint[count * 2]);
        }
    }
}
