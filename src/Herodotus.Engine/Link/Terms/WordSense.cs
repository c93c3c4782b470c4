namespace Herodotus.Link.Terms;

/// <summary>What a written word counts as: looked up once for each spelling, not for each use.</summary>
/// <param name="Folded">Lower case, no accents.</param>
/// <param name="Own">The id of its stem in its language.</param>
/// <param name="OwnRate">The share of all words that the stem has.</param>
/// <param name="Spelling">The id of what languages share of its spelling; zero for none.</param>
/// <param name="Meanings">English stems it may stand for.</param>
/// <param name="Empty">Says nothing: a word of grammar, a single letter.</param>
/// <param name="Number">A figure.</param>
/// <param name="BeginsCountry">A name of a country or its people may begin with it.</param>
/// <param name="People">The country it names by itself in one of its forms.</param>
/// <param name="Calendar">The weekday, month or year it may name, as <see cref="CalendarWords"/> has it.</param>
internal sealed record WordSense(
    string Folded, uint Own, float OwnRate, uint Spelling, ImmutableArray<(uint Id, float Rate, float Share)> Meanings, bool Empty, bool Number, bool BeginsCountry,
    (uint Id, string Name)? People, uint Calendar);
