using Herodotus.Text;

namespace Herodotus.Reports.Packed;

/// <summary>The layers of a report as packed values, but for its language and its actors, which <see cref="CastPack"/> has.</summary>
public static class LayersPack
{
    public static void Write(PackWriter pack, Annotations layers)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(layers);
        WriteTokens(pack, layers.Tokens);
        pack.Each(layers.Sentences, sentence =>
        {
            pack.Span(sentence.Span);
            pack.Count(sentence.FirstToken);
            pack.Count(sentence.TokenCount);
        });
        pack.Each(layers.Names, name =>
        {
            pack.Span(name.Span);
            pack.Count((int)name.Type);
            pack.Text(name.Actor);
            pack.Text(name.Role);
        });
        pack.Each(layers.Times, time =>
        {
            pack.Span(time.Span);
            pack.Count((int)time.Type);
            pack.Text(time.Value);
            pack.Text(time.From);
            pack.Text(time.To);
            pack.Text(time.Mod);
        });
        pack.Each(layers.Quantities, quantity => Write(pack, quantity));
        pack.Each(layers.Statements, statement => StatementPack.Write(pack, statement));
        pack.Each(layers.Events, happening => EventPack.Write(pack, happening));
    }

    public static Annotations Read(PackReader pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return new Annotations
        {
            Tokens = Tokens(pack),
            Sentences = pack.Each(() => new Sentence(pack.Span(), pack.Count(), pack.Count())),
            Names = pack.Each(() => new NameMention(pack.Span(), pack.Kind<NameType>(), pack.Text(), pack.Text())),
            Times = pack.Each(() => new TimeMention(pack.Span(), pack.Kind<TimeType>(), pack.Text(), pack.Text(), pack.Text(), pack.Text())),
            Quantities = pack.Each(() => Quantity(pack)),
            Statements = pack.Each(() => StatementPack.Read(pack)),
            Events = pack.Each(() => EventPack.Read(pack)),
        };
    }

    /// <summary>Tokens are most of it: a column for each of the gap before, the length and the part of speech compresses better than rows.</summary>
    private static void WriteTokens(PackWriter pack, ImmutableArray<Token> tokens)
    {
        pack.Count(tokens.Length);
        var end = 0;
        foreach (var token in tokens)
        {
            pack.Long(token.Span.Start - end);
            end = token.Span.End;
        }

        foreach (var token in tokens)
            pack.Count(token.Span.Length);
        foreach (var token in tokens)
            pack.Count((int)token.Pos);
    }

    private static ImmutableArray<Token> Tokens(PackReader pack)
    {
        var gaps = pack.Each(pack.Long);
        var lengths = new int[gaps.Length];
        for (var i = 0; i < lengths.Length; i++)
            lengths[i] = pack.Count();
        var tokens = ImmutableArray.CreateBuilder<Token>(gaps.Length);
        var end = 0L;
        for (var i = 0; i < lengths.Length; i++)
        {
            var start = end + gaps[i];
            end = start + lengths[i];
            PackReader.Check(start >= 0 && end <= int.MaxValue);
            tokens.Add(new Token(new TextSpan((int)start, lengths[i]), (PartOfSpeech)pack.Count()));
        }

        return tokens.MoveToImmutable();
    }

    private static void Write(PackWriter pack, Quantity quantity)
    {
        pack.Span(quantity.Span);
        pack.Decimal(quantity.Value);
        pack.Flag(quantity.Overflow);
        pack.Text(quantity.Unit);
        pack.Text(quantity.UnitText);
        pack.Count((int)quantity.Change);
        pack.Decimal(quantity.From);
        pack.Decimal(quantity.To);
        pack.Text(quantity.Of);
        pack.Span(quantity.OfSpan);
        pack.Each(quantity.Checks, check => Write(pack, check));
    }

    /// <summary>A check of one amount against another, as amounts and claims of figures both have them.</summary>
    internal static void Write(PackWriter pack, UnitCheck check)
    {
        pack.Text(check.Says);
        pack.Flag(check.Holds);
        pack.Span(check.Span);
    }

    internal static UnitCheck Check(PackReader pack) => new(pack.Words(), pack.Flag(), pack.Span());

    private static Quantity Quantity(PackReader pack) => new()
    {
        Span = pack.Span(),
        Value = pack.Decimal(),
        Overflow = pack.Flag(),
        Unit = pack.Text(),
        UnitText = pack.Text(),
        Change = pack.Kind<QuantityChange>(),
        From = pack.Decimal(),
        To = pack.Decimal(),
        Of = pack.Text(),
        OfSpan = pack.MaybeSpan(),
        Checks = pack.Each(() => Check(pack)),
    };
}
