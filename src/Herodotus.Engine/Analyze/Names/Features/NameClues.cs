using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;
using Herodotus.Reports;

namespace Herodotus.Analyze.Names.Features;

/// <summary>What the lexicon and the capitals say of each token of a sheet. Made to be filled again.</summary>
public sealed class NameClues
{
    /// <summary>Zipf 3.5 and more (see <see cref="WordTable.Word.Commonness"/>).</summary>
    private const byte Common = 8;

    /// <summary>Marks that leave a common word in lower case what it is: nearly every noun is somebody's name, or a word of an organization's.</summary>
    private const PhraseKind Harmless = PhraseKind.NamePart | PhraseKind.Title | PhraseKind.BodyWord | PhraseKind.PlaceWord | PhraseKind.Town | PhraseKind.Work | PhraseKind.Chain;

    /// <summary>The kinds that a tag is told by.</summary>
    private const PhraseKind Told = (PhraseKind)0xFFFF;

    /// <summary>How far from a quiet word the nearest capital is, before it and after it.</summary>
    private const int Behind = 3;
    private const int Ahead = 2;

    private static readonly ulong Telling = MarkBits(~Harmless);

    /// <summary>What each token may be part of: see <see cref="PhraseTable.Mark(TokenSheet, Span{ulong})"/>.</summary>
    public ulong[] Marks { get; } = new ulong[TokenSheet.Window];

    /// <summary>How each word is used elsewhere: see <see cref="WordSenses.Of"/>.</summary>
    public ushort[] Senses { get; } = new ushort[TokenSheet.Window];

    /// <summary>What is within a hashtag (<c>#JuanPerez</c>), as one value; zero for other tokens.</summary>
    public uint[] Tags { get; } = new uint[TokenSheet.Window];

    /// <summary>What stands before each token: 0 nothing, 1 a space, 2 a line end, 3 an empty line; the token after the last has one too.</summary>
    public byte[] Gaps { get; } = new byte[TokenSheet.Window + 1];

    /// <summary>
    /// Common words in lower case among their like, which are hardly ever in a name: a few features do for them. Half of a text is this.
    /// </summary>
    public bool[] Quiet { get; } = new bool[TokenSheet.Window];

    /// <summary>What the run of each token is in the gazetteer as a whole phrase, and what the chain of runs it is in (<see cref="NameRuns.Chain"/>).</summary>
    public PhraseKind[] Whole { get; } = new PhraseKind[TokenSheet.Window];

    public PhraseKind[] Chain { get; } = new PhraseKind[TokenSheet.Window];

    public NameRuns Runs { get; } = new();

    public NameDefinitions Definitions { get; } = new();

    /// <summary>Fills the clues of tokens <paramref name="from"/> and after, which the sheet holds.</summary>
    public void Fill(string text, ReadOnlySpan<Token> tokens, int from, TokenSheet sheet, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(lexicon);
        if (!ReferenceEquals(sheet.Lore, lexicon))
            throw new ArgumentException("the sheet was filled with another lexicon", nameof(sheet));
        lexicon.Phrases.Mark(sheet, Marks);
        for (var at = 0; at < sheet.Count; at++)
        {
            Senses[at] = sheet[at].Sense;
            Tags[at] = sheet[at].Case == TokenCase.Tag ? Within(text.AsSpan(tokens[from + at].Span.Start + 1, tokens[from + at].Span.Length - 1), lexicon.Phrases) : 0;
        }

        for (var at = 0; at <= sheet.Count; at++)
            Gaps[at] = from + at == 0 || from + at == tokens.Length ? (byte)3 : Gap(text, tokens[from + at - 1].Span.End, tokens[from + at].Span.Start);
        var (seen, next) = (-1 - Behind, 0);
        for (var at = 0; at < sheet.Count; at++)
        {
            for (; next < sheet.Count && next <= at + Ahead; next++)
                seen = IsPlain(sheet, next) ? seen : next;
            Quiet[at] = at - seen > Behind && sheet[at].Case == TokenCase.Lower && sheet[at].Word.Commonness >= Common && (Marks[at] & Telling) == 0;
        }

        Runs.Fill(sheet, Gaps);
        Definitions.Fill(sheet, Runs, lexicon.Cues);
        for (var at = 0; at < sheet.Count; at++)
        {
            var (start, chain) = (Runs.Start(at), Runs.Chain(at));
            Whole[at] = start < 0 ? PhraseKind.None : start == at ? Known(sheet, at, Runs.End(at), lexicon.Phrases) : Whole[start];
            Chain[at] = chain < 0 ? PhraseKind.None : chain == at ? Known(sheet, at, Runs.ChainEnd(at), lexicon.Phrases) : Chain[chain];
        }
    }

    private static PhraseKind Known(TokenSheet sheet, int from, int to, PhraseTable phrases)
    {
        Span<uint> words = stackalloc uint[PhraseTable.MaxWords];
        if (to - from < 2 || to - from > words.Length)
            return PhraseKind.None;
        for (var at = from; at < to; at++)
            words[at - from] = sheet[at].Lower;
        return phrases.Find(words[..(to - from)]);
    }

    /// <summary>A mark, a number, or a word in lower case that is seldom written otherwise.</summary>
    private bool IsPlain(TokenSheet sheet, int at) => sheet[at].Case switch
    {
        TokenCase.Mark or TokenCase.Number => true,
        TokenCase.Lower => !WordSenses.IsMostlyCapital(Senses[at]),
        _ => false,
    };

    private static ulong MarkBits(PhraseKind kinds)
    {
        var bits = 0UL;
        for (var kind = 0; kind < PhraseTable.KindCount; kind++)
            bits |= ((ulong)kinds >> kind & 1) * 3 << (kind * 2);
        return bits;
    }

    private static byte Gap(string text, int end, int start) => (start - end) switch
    {
        <= 0 => 0,
        1 => (byte)(text[end] == '\n' ? 2 : 1),
        _ => (byte)Math.Min(3, 1 + text.AsSpan(end, start - end).Count('\n')),
    };

    /// <summary>Words of a tag told apart by their capitals: how many, what the first may be, what all together are.</summary>
    private static uint Within(ReadOnlySpan<char> tag, PhraseTable phrases)
    {
        Span<uint> words = stackalloc uint[PhraseTable.MaxWords];
        var count = 0;
        for (var start = 0; start < tag.Length && count < words.Length;)
        {
            var end = start + 1;
            while (end < tag.Length && (!char.IsUpper(tag[end]) || char.IsUpper(tag[end - 1])) && tag[end] != '_')
                end++;
            if (tag[start] != '_' || end > start + 1)
                words[count++] = TokenSheet.WordHash(tag[start..end].TrimStart('_'));
            start = end;
        }

        if (count == 0)
            return 1;
        const PhraseKind names = PhraseKind.Given | PhraseKind.Family | PhraseKind.NamePart;
        var first = phrases.Find(words[..1]);
        var all = phrases.Find(words[..count]);
        return 1 | (uint)count << 1 | ((uint)(all & ~names & Told) << 4) | ((first & PhraseKind.Given) != 0 ? 1u << 20 : 0)
            | ((phrases.Find(words.Slice(count - 1, 1)) & PhraseKind.Family) != 0 ? 1u << 21 : 0) | (char.IsUpper(tag[0]) ? 1u << 22 : 0);
    }
}
