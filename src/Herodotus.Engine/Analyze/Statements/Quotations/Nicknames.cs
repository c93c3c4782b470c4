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
        var first = tokens.AsSpan().FirstFrom(quotation.Start, token => token.Span.Start);
        var after = tokens.AsSpan().FirstFrom(quotation.End, token => token.Span.Start);
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
}
