using System.Diagnostics;
using Herodotus.Analyze.Language;
using Herodotus.Learning.Files;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze;

/// <summary>What no reader of texts may stumble over: each kind of bad input by its name, through language, sentences, tokens, tags and names.</summary>
public sealed class BadInputTests
{
    private static readonly DataFolder Data = DataFolder.Find();
    private static readonly LanguageReaders Readers = new(Data);
    private static readonly LanguageIdentifier Identifier = LanguageIdentifier.Load(Data);

    /// <summary>Enough for a machine under load; reading any of these takes well under a second on a quiet one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string, string> Kinds() => new()
    {
        { "empty", "" },
        { "blanks only", " \t\r\n\u00A0\u2003\u200B" },
        { "no letter", "12:30 – 45% *** 1.000,50 … ((())) $$$ 🇵🇪🇨🇴" },
        { "mixed languages", "The minister said: «No habrá acuerdo», und das Parlament schwieg. Министр молчал. 部長は沈黙した。" },
        { "right to left", "قال الوزير إن الاتفاق قريب. השר אמר שההסכם קרוב. \u202EThe minister\u202C agreed." },
        { "combining characters", "Bogota\u0301 " + string.Concat(Enumerable.Repeat("a\u0301\u0302\u0303", 2000)) + " e\u0301" + new string('\u0301', 5000) },
        { "unpaired surrogates", "The \uD83D minister \uDC00 of \uD800\uD800 Lima\uDBFF. \uDFFF" },
        { "control characters", "The\0 min\u0007ister\u001B[31m of\u0085 Lima\u007F.\u0001\u0002" },
        { "invisible marks", "\uFEFFThe\u200B min\u00ADister\u2060 of\u200E Lima\u200D." },
        { "joined emoji", string.Concat(Enumerable.Repeat("👩🏽\u200D🚀\u200D👨🏿\u200D👧", 3000)) },
    };

    public static TheoryData<string, string, int> Large() => new()
    {
        { "a megabyte without a space", "ab", 500_000 },
        { "a megabyte of words without a stop", "minister of Lima ", 62_000 },
        { "a hundred thousand hashtags", "#Lima ", 100_000 },
        { "a hundred thousand mentions", "@lima ", 100_000 },
        { "a megabyte of stops", ".", 1_000_000 },
        { "a megabyte of quotes", "\"", 1_000_000 },
        { "a megabyte of opening brackets", "(", 1_000_000 },
        { "a megabyte of initials", "A. ", 333_000 },
        { "a megabyte of line breaks", "\n", 1_000_000 },
        { "a megabyte of half an emoji", "\uD83D", 1_000_000 },
        { "a megabyte of accents", "\u0301", 1_000_000 },
        { "a hundred thousand links", "http://a.b/c ", 100_000 },
        { "a megabyte of one dotted word", "a.", 500_000 },
        { "a megabyte of signs without spaces", "部長", 500_000 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Is_read_with_valid_spans(string kind, string text) => ReadAll(kind, text);

    [Theory]
    [MemberData(nameof(Large))]
    public void Is_read_with_valid_spans_in_time(string kind, string piece, int count)
    {
        var text = string.Concat(Enumerable.Repeat(piece, count));
        var watch = Stopwatch.StartNew();
        ReadAll(kind, text);
        watch.Elapsed.ShouldBeLessThan(Patience, kind);
    }

    private static void ReadAll(string kind, string text)
    {
        var guess = Identifier.Identify(text);
        guess.Confidence.ShouldBeInRange(0, 1, kind);
        foreach (var language in (string[])["en", "es", "und"])
        {
            var reader = Readers.For(language);
            var (tokens, sentences) = reader.Read(text);
            var end = 0;
            foreach (var token in tokens)
            {
                (token.Span.Start >= end && token.Span.Length > 0).ShouldBeTrue(kind);
                end = token.Span.End;
            }

            end.ShouldBeLessThanOrEqualTo(text.Length, kind);
            var next = 0;
            foreach (var sentence in sentences)
            {
                sentence.FirstToken.ShouldBe(next, kind);
                sentence.TokenCount.ShouldBeGreaterThan(0, kind);
                next = sentence.EndToken;
            }

            next.ShouldBe(tokens.Length, kind);
            end = 0;
            foreach (var name in reader.FindNames(text, tokens, sentences))
            {
                (name.Span.Start >= end && name.Span.Length > 0 && name.Span.End <= text.Length).ShouldBeTrue(kind);
                end = name.Span.End;
            }
        }
    }
}
