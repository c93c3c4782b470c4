using System.Runtime.InteropServices;
using Herodotus.Reports;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>
/// Whether a capitalized word is a name or a noun is one question for the whole report: where its uses were read apart, what all of them
/// say together decides. Made to be filled again; it allocates only while it grows.
/// </summary>
internal sealed class CapitalVotes
{
    private readonly List<Vote> _votes = [];

    public void Clear() => _votes.Clear();

    /// <summary>Keeps what one use says.</summary>
    /// <param name="word">The word as written.</param>
    /// <param name="token">Its place among the tokens.</param>
    /// <param name="margin">How much more it looks like a name than like a noun.</param>
    public void Add(uint word, int token, int margin) => _votes.Add(new Vote(word, token, margin));

    /// <summary>Gives the uses of each word that were read as nouns or names the answer that has more weight.</summary>
    public void Settle(Span<Token> tokens)
    {
        var votes = CollectionsMarshal.AsSpan(_votes);
        votes.Sort(static (left, right) => left.Word != right.Word ? left.Word.CompareTo(right.Word) : left.Token.CompareTo(right.Token));
        for (var start = 0; start < votes.Length;)
        {
            var end = start + 1;
            while (end < votes.Length && votes[end].Word == votes[start].Word)
                end++;
            if (end - start > 1)
                Settle(votes[start..end], tokens);
            start = end;
        }
    }

    private static void Settle(ReadOnlySpan<Vote> uses, Span<Token> tokens)
    {
        var (sum, nouns, names) = (0L, 0, 0);
        foreach (var use in uses)
        {
            switch (tokens[use.Token].Pos)
            {
                case PartOfSpeech.Noun:
                    nouns++;
                    sum += use.Margin;
                    break;
                case PartOfSpeech.Propn:
                    names++;
                    sum += use.Margin;
                    break;
            }
        }

        if (nouns == 0 || names == 0)
            return;
        foreach (var use in uses)
        {
            if (tokens[use.Token].Pos is PartOfSpeech.Noun or PartOfSpeech.Propn)
                tokens[use.Token] = tokens[use.Token] with { Pos = sum > 0 ? PartOfSpeech.Propn : PartOfSpeech.Noun };
        }
    }

    private readonly record struct Vote(uint Word, int Token, int Margin);
}
