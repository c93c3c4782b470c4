using Herodotus.Analyze.Tokens;
using Herodotus.Learning;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names;

/// <summary>Finds names and says what each names. Safe for many threads.</summary>
public sealed class NameFinder
{
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
    public static NameFinder? Load(DataFolder data, string language, WordTable words, PhraseTable phrases)
    {
        ArgumentNullException.ThrowIfNull(data);
        var path = data.File(language, "names.model");
        return File.Exists(path) ? new NameFinder(SequenceTagger.Read(path), words, phrases) : null;
    }

    /// <summary>The names of a text in order; none overlap.</summary>
    public ImmutableArray<NameMention> Find(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(text);
        var work = _workspace ??= new Workspace();
        var names = ImmutableArray.CreateBuilder<NameMention>((tokens.Length / 12) + 1);
        foreach (var sentence in sentences)
        {
            for (var from = sentence.FirstToken; from < sentence.EndToken; from += TokenSheet.Window)
            {
                var to = Math.Min(from + TokenSheet.Window, sentence.EndToken);
                work.Sheet.Fill(text, tokens.AsSpan(), from, to, _words);
                _phrases.Mark(work.Sheet, work.Marks);
                NameFeatures.Fill(work.Sheet, work.Marks, work.Rows);
                _tagger.Tag(work.Rows, work.Labels);
                Collect(text, tokens, from, to - from, work.Labels, names);
            }
        }

        return names.DrainToImmutable();
    }

    private void Collect(string text, ImmutableArray<Token> tokens, int from, int count, byte[] labels, ImmutableArray<NameMention>.Builder names)
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

        public byte[] Labels { get; } = new byte[TokenSheet.Window];
    }
}
