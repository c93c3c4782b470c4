using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Actors;

/// <summary>Names that the text itself says are one: letters in brackets, "known as", "call themselves", "or".</summary>
internal sealed class AliasReader(ReportWords words, MentionMap map, List<Mention> mentions, ActorJoiner joiner, string report)
{
    public void Read()
    {
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            if (mention.Actor is null || mention.Description || mention.Kind is not (MentionKind.Organization or MentionKind.Person))
                continue;
            InBrackets(mention);
            Linked(mention);
            Nicknamed(mention);
        }

        for (var t = 0; t < words.Count; t++)
        {
            if (words.Is(t, ActorWord.NamesItself))
                SelfNaming(t);
        }
    }

    private void InBrackets(Mention mention)
    {
        var open = mention.End;
        if (!words.Is(open, "(") || mention.Kind != MentionKind.Organization)
            return;
        var first = open + 1;
        while (map.StartingAt(first) is null && (words.Is(first, ActorWord.Article) || words.IsAny(first, ["\"", "\u201c"])))
            first++;
        var target = map.StartingAt(first);
        var end = target?.End ?? first + 1;
        while (words.IsAny(end, ["\"", "\u201d"]))
            end++;
        if (!words.Is(end, ")") && !(words.Is(end, ",") && target is null))
            return;
        if (target is { Kind: MentionKind.Organization })
        {
            if (target.Body is null || mention.Body is null)
                Merge(mention, target, "brackets", 0.9);
            return;
        }

        // Letters that no layer took for a name: "Revolutionary Armed Forces of Colombia (FARC)".
        var word = words.Word(first);
        if (word.Length is < 2 or > 12 || !NameCase.IsCapitals(word) || (target is not null && target.Kind != MentionKind.Other && target.Kind != MentionKind.Place))
            return;
        if (!Acronyms.Fits(word, mention.Text))
            return;
        Merge(mention, target ?? Added(first, first + 1, MentionKind.Organization), "acronym", 1);
        foreach (var other in mentions)
        {
            // The letters found elsewhere mean the same from here on.
            if (other.Actor is null && other.Kind is MentionKind.Other && other.Key == NameKey.Of(word))
            {
                other.Actor = mention.Actor!.Root;
                other.Actor.Mentions.Add(other);
            }
        }
    }

    private void Linked(Mention mention)
    {
        var at = mention.End;
        var limit = Math.Min(words.SentenceEnd(mention.First), at + 6);
        var marked = false;
        while (at < limit && (IsMark(at) || words.Is(at, ActorWord.BeforeAlias)))
            marked |= IsMark(at++);

        var language = words.Language.Actors;
        if (Longest(language.KnownAs, at) is > 0 and var known)
            KnownAs(mention, at + known, quoted: true);
        else if (Longest(language.Named, at) is > 0 and var named)
            KnownAs(mention, at + named, quoted: false);
        else if (marked && Longest(language.NamedInMarks, at) is > 0 and var inMarks)
            KnownAs(mention, at + inMarks, quoted: false);
        else if (marked && words.Is(at, ActorWord.Or) && TargetAt(at + 1, mention, quoted: false) is { } target && IsOne(mention, target))
            Merge(mention, target, "known-as", 1);
    }

    private bool IsMark(int at) => words.IsAny(at, [",", "(", "\u2014", "\u2013"]);

    private void KnownAs(Mention mention, int at, bool quoted)
    {
        if (TargetAt(at, mention, quoted) is { } target)
            Merge(mention, target, "known-as", 1);
    }

    /// <summary>"the FARC or the ELN" names two; what "or" joins must not be known as two.</summary>
    private static bool IsOne(Mention mention, Mention target) =>
        target.Kind != MentionKind.Person && ((target.Body ?? mention.Body) is null || Acronyms.Fits(target.Text, mention.Text));

    /// <summary>"Ramiro Peña, El Zurdo, jefe de …": a nickname with its article between the commas behind a whole name.</summary>
    private void Nicknamed(Mention mention)
    {
        var first = mention.End + 1;
        if (mention.Kind != MentionKind.Person || mention.End - mention.First < 2 || !words.Is(mention.End, ","))
            return;
        while (words.IsAny(first, ["\"", "\u201c", "\u2018", "'", "\u00ab"]))
            first++;
        if (!words.Is(first, ActorWord.NicknameArticle) || !words.StartsUpper(first) || !words.StartsUpper(first + 1))
            return;
        var end = first + 1;
        while (end < first + 4 && words.StartsUpper(end))
            end++;
        var close = end;
        while (words.IsAny(close, ["\"", "\u201d", "\u2019", "'", "\u00bb"]))
            close++;
        if (!words.Is(close, ","))
            return;
        var target = map[first] ?? map[first + 1];
        if (target is null ? map[end - 1] is null : target is { Outlet: null, Body: null } && target.End <= end)
            Merge(mention, target ?? Added(first, end, MentionKind.Person), "nickname", 1);
    }

    private void SelfNaming(int token)
    {
        if (Longest(words.Language.Actors.NamesItself, token) is > 0 and var length && TargetAt(token + length, null, quoted: true) is { } target && Subject(token, target) is { } subject)
            Merge(subject, target, "calls-itself", 1);
    }

    /// <summary>Who calls itself so: the last body before it in the sentence; else the first of the sentence before.</summary>
    private Mention? Subject(int token, Mention target)
    {
        var start = words.SentenceStart(token);
        for (var t = token - 1; t >= start; t--)
        {
            if (Candidate(map[t], target))
                return map[t];
        }

        if (start == 0)
            return null;
        for (var t = words.SentenceStart(start - 1); t < start; t++)
        {
            if (Candidate(map[t], target))
                return map[t];
        }

        return null;
    }

    private static bool Candidate(Mention? mention, Mention target) =>
        mention is { Kind: MentionKind.Organization, Outlet: null, Actor: not null } && mention != target && mention.Body is null or { Kind: BodyKind.Armed or BodyKind.Party }
            && mention!.RuleKey is null;

    private Mention? TargetAt(int at, Mention? source, bool quoted)
    {
        var start = at;
        while (at < start + 4 && map.StartingAt(at) is null && (words.Is(at, ActorWord.Article) || words.Is(at, ActorWord.AfterAlias) || words.IsAny(at, ["\"", "\u201c", "\u2018", "'", "\u00ab"])))
            at++;
        if (map.StartingAt(at) is { Kind: MentionKind.Organization or MentionKind.Person or MentionKind.Other or MentionKind.Place } found)
        {
            if (source is { Kind: MentionKind.Person } && found.Kind == MentionKind.Organization)
                return null;
            return found;
        }

        if (!quoted || map[at] is not null || !words.StartsUpper(at))
            return null;
        var end = at + 1;
        while (end < Math.Min(words.SentenceEnd(at), at + 6) && map[end] is null && words.StartsUpper(end))
            end++;
        return Added(at, end, source?.Kind ?? MentionKind.Organization);
    }

    private Mention Added(int first, int end, MentionKind kind)
    {
        var span = MentionReader.Trim(words.Text, words.Cover(first, end));
        var text = span.Of(words.Text);
        var mention = new Mention { Span = span, First = first, End = end, Kind = kind, Text = text, Key = NameKey.Of(text) };
        map.Cover(mention);
        return mention;
    }

    private void Merge(Mention mention, Mention target, string kind, double weight)
    {
        if (target.Span.IsEmpty || target.Key.Length == 0)
            return;
        var evidence = new Evidence(kind, $"{mention.Text} = {target.Text}", weight, report, TextSpan.FromBounds(Math.Min(mention.Span.Start, target.Span.Start), Math.Max(mention.Span.End, target.Span.End)));
        if (target.Actor is null)
        {
            var draft = mention.Actor!.Root;
            target.Actor = draft;
            draft.Mentions.Add(target);
            draft.Evidence.Add(evidence);
        }
        else
        {
            joiner.Merge(mention.Actor!, target.Actor, evidence);
        }
    }

    /// <summary>How many words the longest of the phrases has that stands at the token; zero for none.</summary>
    private int Longest(ImmutableArray<ImmutableArray<string>> phrases, int token)
    {
        var longest = 0;
        foreach (var phrase in phrases)
        {
            if (phrase.Length > longest && Matches(token, phrase))
                longest = phrase.Length;
        }

        return longest;
    }

    private bool Matches(int at, ImmutableArray<string> phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (!words.Is(at + i, phrase[i]))
                return false;
        }

        return true;
    }
}
