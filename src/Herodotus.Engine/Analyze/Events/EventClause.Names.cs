using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Events;

/// <content>What a name or noun in the clause is: whose, of which kind, when.</content>
internal sealed partial class EventClause
{
    /// <summary>The words shortly before the trigger, no further back than the clause; of "11 alleged members" not the "alleged", which is the members'.</summary>
    public List<string> WordsBefore(int at)
    {
        var start = at;
        while (start > 0 && at - start < CueWords && _words[start - 1] is not (";" or ":" or "“" or "”" or "\"" or "(" or "—" or "–"))
            start--;
        var words = new List<string>(at - start);
        for (var i = start; i < at; i++)
        {
            // "on 4 May" allows nothing.
            if (!DescribesOther(i, at) && !IsTime(i))
                words.Add(_words[i]);
        }

        return words;
    }

    /// <summary>A describing word before a noun that is not the trigger.</summary>
    private bool DescribesOther(int i, int at)
    {
        if (!(Pos(i) is PartOfSpeech.Adj || (Pos(i) == PartOfSpeech.Verb && IsParticiple(i) && i > 0 && Pos(i - 1) is PartOfSpeech.Det or PartOfSpeech.Num or PartOfSpeech.Adp)))
            return false;
        var end = i + 1;
        while (end < at && (Pos(end) is PartOfSpeech.Adj or PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Num || _names[end] >= 0))
            end++;
        return end < at && end > i + 1;
    }

    /// <summary>"El detenido declaró": a participle behind an article, with nothing it could belong to, is who it was done to.</summary>
    public bool IsNoun(int at)
    {
        var before = at - 1;
        while (before > 0 && Pos(before) == PartOfSpeech.Num)
            before--;
        return before >= 0 && IsParticiple(at) && !(at + 1 < Count && Pos(at + 1) == PartOfSpeech.Noun) && _language.NounBefore.Contains(_words[before]);
    }

    /// <summary>"a decree, which allows him to deploy the military": what something makes possible is ordered by nobody.</summary>
    public bool IsEffect(int at) => at > 0 && _language.EffectBefore.Contains(_words[at - 1]) && EventLexicon.Matches(_words[at], _language.Effect);

    /// <summary>"for whose capture", "for the arrest of", "por la captura de": what is wanted, not what was done.</summary>
    public bool IsWanted(int at) => at > 1 && _language.Wanted.Contains(_words[at - 1]) && _language.WantedBefore.Contains(_words[at - 2])
        && !(at > 2 && EventLexicon.Matches(_words[at - 3], _language.Asking)); // "asked for the extradition of" asks.

    /// <summary>True when a time expression stands at the word.</summary>
    private bool IsTime(int i)
    {
        var span = TokenSpan(i);
        var at = _layers.Times.AsSpan().FirstFrom(span.Start + 1, time => time.Span.End);
        return at < _layers.Times.Length && _layers.Times[at].Span.Overlaps(span);
    }

    private EventParties Of(int name)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var ids = ImmutableArray.CreateBuilder<string>();
        Add(name, spans, ids);
        return new(spans.ToImmutable(), ids.ToImmutable());
    }

    private void Add(int name, ImmutableArray<TextSpan>.Builder spans, ImmutableArray<string>.Builder ids)
    {
        var mention = _layers.Names[name];
        spans.Add(mention.Span);
        if (mention.Actor is { } actor && !ids.Contains(actor))
            ids.Add(actor);
    }

    /// <summary>The actor that a pronoun or description at this word means, when resolved.</summary>
    private string? Described(int i)
    {
        var span = TokenSpan(i);
        foreach (var actor in _layers.Actors)
        {
            foreach (var description in actor.Descriptions)
            {
                if (description.Overlaps(span))
                    return actor.Id;
            }
        }

        return null;
    }

    /// <summary>"Latin American drug cartels", "Venezuelan-linked gangs": a name before a common noun says what kind, not who.</summary>
    private bool IsModifier(int end)
    {
        if (end + 1 >= Count || _names[end + 1] >= 0)
            return false;
        if (_words[end + 1] is "-")
            return true;
        // "the patrol early on Tuesday", "Ana Paz late last night": when, not what kind.
        var next = end + 1;
        while (next < Count && Pos(next) == PartOfSpeech.Adj && !IsTime(next))
            next++;
        return next < Count && !IsTime(next) && (Pos(next) == PartOfSpeech.Noun || (AdjectivesFollow && next > end + 1));
    }

    private bool IsGenitive(int end) => end + 1 < Count && (_words[end + 1] is "'s" or "’s" or "'" or "’" || _words[end].EndsWith("’s", StringComparison.Ordinal) || _words[end].EndsWith("'s", StringComparison.Ordinal));

    /// <summary>"Venezuelan President", "Interior Minister": a name or nationality right before another name belongs to it.</summary>
    private bool IsTitleOf(int end)
    {
        // "Supreme Court Justice Ann Reed": the court is part of her title.
        var court = _layers.Names[_names[end]].Type == NameType.Organization;
        // "al expresidente de Banco Austral Tomás Paz": the office is of the bank, the measure on who held it.
        if (court && AdjectivesFollow && end + 1 < Count && _names[end + 1] >= 0 && _layers.Names[_names[end + 1]].Type == NameType.Person && NameStart(end) is > 0 and var first
            && _language.OfWord.Contains(_words[first - 1]))
            return true;
        if (!court && _layers.Names[_names[end]].Type is not (NameType.Group or NameType.Place or NameType.Role))
            return false;
        for (var i = end + 1; i < Math.Min(Count, end + 5); i++)
        {
            if (_names[i] >= 0)
                return _names[i] != _names[end] && (!court || (i > end + 1 && _layers.Names[_names[i]].Type == NameType.Person));
            if (Pos(i) is not (PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Adj))
                return false;
        }

        return false;
    }
}
