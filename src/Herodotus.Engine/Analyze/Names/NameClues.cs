using Herodotus.Analyze.Tokens;
using Herodotus.Reports;

namespace Herodotus.Analyze.Names;

/// <summary>What the lexicon and the capitals say of each token of a sheet. Made to be filled again.</summary>
public sealed class NameClues
{
    /// <summary>What each token may be part of: see <see cref="PhraseTable.Mark(TokenSheet, Span{uint})"/>.</summary>
    public uint[] Marks { get; } = new uint[TokenSheet.Window];

    /// <summary>How each word is used elsewhere: see <see cref="WordSenses.Of"/>.</summary>
    public ushort[] Senses { get; } = new ushort[TokenSheet.Window];

    /// <summary>What is within a hashtag (<c>#JuanPerez</c>), as one value; zero for other tokens.</summary>
    public uint[] Tags { get; } = new uint[TokenSheet.Window];

    public NameRuns Runs { get; } = new();

    /// <summary>Fills the clues of tokens <paramref name="from"/> and after, which the sheet holds.</summary>
    public void Fill(string text, ReadOnlySpan<Token> tokens, int from, TokenSheet sheet, NameLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(lexicon);
        lexicon.Phrases.Mark(sheet, Marks);
        for (var at = 0; at < sheet.Count; at++)
        {
            Senses[at] = lexicon.Senses[sheet[at].Lower];
            Tags[at] = sheet[at].Case == TokenCase.Tag ? Within(text.AsSpan(tokens[from + at].Span.Start + 1, tokens[from + at].Span.Length - 1), lexicon.Phrases) : 0;
        }

        Runs.Fill(sheet);
    }

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
        return 1 | (uint)count << 1 | ((uint)(all & ~names) << 4) | ((first & PhraseKind.Given) != 0 ? 1u << 20 : 0)
            | ((phrases.Find(words.Slice(count - 1, 1)) & PhraseKind.Family) != 0 ? 1u << 21 : 0) | (char.IsUpper(tag[0]) ? 1u << 22 : 0);
    }
}
