using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Statements.Speakers;

/// <summary>An unnamed source as the report describes it.</summary>
/// <param name="Span">The description, its anonymity clause included.</param>
/// <param name="Type"><c>official</c>, <c>aide</c>, <c>lawyer</c>, <c>witness</c>, <c>document</c>, <c>media</c> or <c>people</c>.</param>
/// <param name="Body">The index of the name it belongs to ("the White House" of "a source close to the White House"), or -1.</param>
internal readonly record struct UnnamedSource(TextSpan Span, string Type, int Body);

/// <summary>Tells sources that are described but not named, by their head noun.</summary>
internal static class UnnamedSources
{
    /// <summary>How far after the source its anonymity clause may start ("…, who spoke on condition of anonymity").</summary>
    private const int MaxReach = 14;

    /// <summary>Reads a source phrase; null when its head is a name, a pronoun or a body.</summary>
    public static UnnamedSource? Read(Passage passage, TokenRange source)
    {
        var (head, type) = Head(passage, source);
        if (type is null || IsNamed(passage, source, head) || IsOffice(passage, source, head))
            return null;
        var body = -1;
        for (var t = source.Start; t < source.End; t++)
        {
            if (passage.NameAt(t) is >= 0 and var name)
            {
                body = name;
                // The body after the noun ("close to the White House") says more than a nationality before it.
                if (t > head)
                    break;
            }
        }

        var end = Anonymity(passage, source);
        return new(TextSpan.FromBounds(passage.Tokens[source.Start].Span.Start, passage.Tokens[end - 1].Span.End), type, body);
    }

    /// <summary>"the newspaper Politiken", "her lawyer, Ann Brown": a name right after the noun, or a person between commas.</summary>
    private static bool IsNamed(Passage passage, TokenRange source, int head)
    {
        if (head + 1 < source.End && passage.Is(head + 1, WordClass.Capital) && !passage.Is(source.Start, WordClass.Capital))
            return true;
        for (var t = head + 1; t < source.End; t++)
        {
            if (passage.NameAt(t) is < 0 || passage.NameAt(t - 1) == passage.NameAt(t))
                continue;
            var type = passage.Names[passage.NameAt(t)].Type;
            if (t == head + 1 && type is NameType.Person or NameType.Organization or NameType.Other && !passage.Is(head, WordClass.Possessive))
                return true;
            if (type == NameType.Person && passage.IsMark(t - 1, ','))
                return true;
            // "the prime minister of Spain Ana Ruiz", "el portavoz del Vaticano, Marco Feltri": a person not under a preposition.
            if (type == NameType.Person && passage.NameAt(t - 1) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>"asked not to be named", "because he was not authorized to speak": why a source has no name, which is not what it says.</summary>
    public static bool TellsWhy(Passage passage, StatementDraft draft)
    {
        if (draft.Cue.Count == 0 || draft.Content.Count == 0)
            return false;
        var (cue, content) = (draft.Cue[^1], draft.Content[0]);
        var because = passage.Is(content.Start, WordClass.Subordinator) && content.Start >= cue.End;
        var end = because ? Math.Min(content.End, content.Start + MaxReach) : cue.End;
        for (var t = because ? content.Start + 1 : draft.Cue[0].Start; t < end; t++)
        {
            foreach (var phrase in passage.Words.Anonymity)
            {
                if (Matches(passage, t, phrase) && (because || t + phrase.Length > content.Start))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"the minister", "el alcalde": one holder of an office, whom the report has named or will not.</summary>
    private static bool IsOffice(Passage passage, TokenRange source, int head) =>
        passage.Is(head, WordClass.Office) && passage.Is(source.Start, WordClass.Determiner | WordClass.Possessive)
        && passage.Is(source.Start, Particle.The | Particle.Their);

    /// <summary>The head noun: the last noun before a preposition, comma or relative; -1 and null when it is no noun for a source.</summary>
    private static (int Head, string? Type) Head(Passage passage, TokenRange source)
    {
        var (head, type) = (-1, (string?)null);
        for (var t = source.Start; t < source.End; t++)
        {
            if (head >= 0 && passage.Is(t, WordClass.Determiner))
                break;
            // "a leaked memo", "un filtrado informe": a participle before the noun.
            if (head < 0 && t > source.Start && passage.Is(t, WordClass.Verbal) && passage.Is(t - 1, WordClass.Determiner)
                && passage.Ends(t, WordEnding.Participle))
                continue;
            if (t > source.Start && (passage.Is(t, WordClass.Preposition | WordClass.Relative | WordClass.Punctuation | WordClass.Verbal) && passage.FirstChar(t) != '-'))
            {
                if (head >= 0)
                    break;
                if (passage.Is(t, WordClass.Preposition) && passage.Is(t, Particle.Of) && Counts(passage, source.Start, t))
                    continue; // "one of the officials", "un grupo de vecinos"
                break;
            }

            if (passage.NameAt(t) is >= 0 and var name && passage.Names[name].Type == NameType.Person)
            {
                // "official John Smith" is named; "Trump officials" and "Trump's lawyers" are not.
                var after = t;
                while (after < source.End && passage.NameAt(after) == name)
                    after++;
                if (after >= source.End || passage.Is(after, WordClass.Punctuation | WordClass.Preposition | WordClass.Conjunction | WordClass.Relative) && passage.FirstChar(after) is not ('\'' or '’'))
                    return (-1, null);
                continue;
            }

            if (passage.Words.SourceType(passage.Word(t)) is { } found && passage.NameAt(t) < 0)
                (head, type) = (t, found);
            else if (head >= 0 && !passage.Words.IsHeadFirst && passage.Pos(t) is PartOfSpeech.Noun && passage.NameAt(t) < 0)
                (head, type) = (-1, null); // "police department", "news conference": the noun only modified this one.
        }

        return head < 0 || type is null ? (-1, null) : (head, type);
    }

    private static bool Counts(Passage passage, int start, int end)
    {
        for (var t = start; t < end; t++)
        {
            if (passage.NameAt(t) >= 0)
                return false;
        }

        return end - start <= 3;
    }

    /// <summary>The end of the source with the clause that says why it is not named, where one follows.</summary>
    private static int Anonymity(Passage passage, TokenRange source)
    {
        var limit = Math.Min(passage.Count, source.End + MaxReach);
        for (var t = source.End; t < limit; t++)
        {
            if (passage.Is(t, WordClass.ParagraphStart) || passage.QuotationAt(t) >= 0)
                break;
            foreach (var phrase in passage.Words.Anonymity)
            {
                if (!Matches(passage, t, phrase))
                    continue;
                var end = t + phrase.Length;
                // "on condition of anonymity" may stand after the cue: then it is not part of one run of words with the source.
                return Unbroken(passage, source.End, t) ? end : source.End;
            }
        }

        return source.End;
    }

    private static bool Unbroken(Passage passage, int start, int end)
    {
        for (var t = start; t < end; t++)
        {
            if (passage.Is(t, WordClass.Punctuation) && !passage.IsMark(t, ','))
                return false;
        }

        return start == end || passage.IsMark(start, ',') || passage.Is(start, WordClass.Relative | WordClass.Preposition);
    }

    private static bool Matches(Passage passage, int token, ImmutableArray<string> phrase)
    {
        if (token + phrase.Length > passage.Count)
            return false;
        for (var w = 0; w < phrase.Length; w++)
        {
            if (!passage.Word(token + w).SequenceEqual(phrase[w]))
                return false;
        }

        return true;
    }
}
