using Herodotus.Text;

namespace Herodotus.Link.Terms;

/// <summary>One term of a report before weighting.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">As people read it.</param>
/// <param name="Rate">Its share of all words of the language, as far as known.</param>
/// <param name="Count">Weighted occurrences: more in a title and a lead.</param>
/// <param name="Traits">Where it stands and what it is.</param>
/// <param name="Capitals">Capitals that say something, less the times it is written small.</param>
/// <param name="Span">Where it stands first in the report's text; empty when only in the title.</param>
internal readonly record struct Term(uint Id, string Text, float Rate, float Count, TermTraits Traits, int Capitals, TextSpan Span)
{
    /// <summary>Its traits, the name among them when capitals outweigh small letters.</summary>
    public TermTraits AllTraits => Capitals > 0 && (Traits & TermTraits.Number) == 0 ? Traits | TermTraits.Name : Traits;
}

/// <summary>The terms of the report that is being read: one open-addressed table, used again for the next report.</summary>
internal sealed class TermTally
{
    private const int FirstSlots = 1 << 11;

    private int[] _slots = new int[FirstSlots];
    private Term[] _terms = new Term[FirstSlots / 2];

    public int Count { get; private set; }

    public ReadOnlySpan<Term> Terms => _terms.AsSpan(0, Count);

    public void Clear()
    {
        Array.Clear(_slots);
        Array.Clear(_terms, 0, Count);
        Count = 0;
    }

    public void Add(uint id, string text, float rate, float weight, TermTraits traits, int capital, TextSpan span)
    {
        var slot = Find(id);
        if (_slots[slot] > 0)
        {
            ref var term = ref _terms[_slots[slot] - 1];
            term = term with
            {
                Count = term.Count + weight,
                Traits = term.Traits | traits,
                Capitals = term.Capitals + capital,
                Span = term.Span.IsEmpty ? span : term.Span,
            };
            return;
        }

        if (Count == _terms.Length)
        {
            Grow();
            slot = Find(id);
        }

        _terms[Count++] = new Term(id, text, rate, weight, traits, capital, span);
        _slots[slot] = Count;
    }

    public bool Contains(uint id) => _slots[Find(id)] > 0;

    /// <summary>The term of an id, or null.</summary>
    public Term? Of(uint id) => _slots[Find(id)] is > 0 and var place ? _terms[place - 1] : null;

    private int Find(uint id)
    {
        var mask = _slots.Length - 1;
        var slot = (int)id & mask;
        while (_slots[slot] > 0 && _terms[_slots[slot] - 1].Id != id)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        Array.Resize(ref _terms, _terms.Length * 2);
        _slots = new int[_slots.Length * 2];
        for (var i = 0; i < Count; i++)
            _slots[Find(_terms[i].Id)] = i + 1;
    }
}
