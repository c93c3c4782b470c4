using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Statements.Quotations;

/// <summary>Marks around what somebody is called ("alias 'El Zurdo'", "known as “Tower”"): nobody says these words.</summary>
internal static class Nicknames
{
    /// <summary>Words of a name in marks.</summary>
    private const int MaxWords = 5;

    /// <summary>The quotations that are none of these.</summary>
    public static ImmutableArray<Quotation> Without(string text, ImmutableArray<Token> tokens, ImmutableArray<Quotation> quotations, StatementWords words)
    {
        ImmutableArray<Quotation>.Builder? kept = null;
        for (var q = 0; q < quotations.Length; q++)
        {
            if (IsNickname(text, tokens, quotations[q].Span, words))
            {
                if (kept is null)
                {
                    kept = ImmutableArray.CreateBuilder<Quotation>(quotations.Length);
                    kept.AddRange(quotations.AsSpan(0, q));
                }
            }
            else
            {
                kept?.Add(quotations[q]);
            }
        }

        return kept?.DrainToImmutable() ?? quotations;
    }

    private static bool IsNickname(string text, ImmutableArray<Token> tokens, TextSpan quotation, StatementWords words)
    {
        var first = FirstAt(tokens, quotation.Start);
        var after = FirstAt(tokens, quotation.End);
        return after - first <= MaxWords + 2 && (Is(first - 1, Particle.Alias) || (Is(first - 1, Particle.As) && Is(first - 2, Particle.Alias)));

        bool Is(int token, Particle kind)
        {
            Span<char> lower = stackalloc char[16];
            if (token < 0 || tokens[token].Span.Length > lower.Length)
                return false;
            var length = tokens[token].Span.Of(text.AsSpan()).ToLowerInvariant(lower);
            return (words.ParticleOf(lower[..length]) & kind) != 0;
        }
    }

    private static int FirstAt(ImmutableArray<Token> tokens, int position)
    {
        var (low, high) = (0, tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Span.Start < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
