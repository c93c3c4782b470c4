namespace Herodotus.Link.Actors;

/// <summary>
/// The named, weighted features by which an actor of one report joins an actor of others. Two join when the sum reaches
/// <see cref="Threshold"/>. By hand, checked on <c>Specs/aliases.jsonl</c> with <c>Herodotus.Eval knowledge aliases</c>; a wrong merge costs
/// more than a missed one, so each way to the threshold needs a name and one thing beside it, or a name that is whole.
/// </summary>
internal static class ActorFeatures
{
    public const double Threshold = 4;

    /// <summary>The best must lead the next by this much; else nobody is joined.</summary>
    public const double Lead = 0.75;

    public const double SameName = 4.6;
    public const double SameShortName = 2.6;
    public const double NameAgrees = 4.2;
    public const double NameSounds = 3.4;
    public const double Surname = 2.4;
    public const double OnlyBearer = 1.0;
    public const double SameOffice = 2.0;
    public const double SameCountry = 0.8;
    public const double SharedContext = 0.7;
    public const double MuchContext = 1.1;

    /// <summary>Within one story a name means one thing: enough for the same letters, or a surname that one person bears.</summary>
    public const double SameStory = 1.4;
    public const double Acronym = 2.6;
    public const double Translation = 4.2;
    public const double ShortForm = 2.2;
    public const double BothArmed = 0.6;
    public const double OtherCountry = -2.5;
    public const double OtherOffice = -3.5;
    public const double OtherGender = -4;
    public const double OtherEntry = -10;
    public const double CommonName = -2.5;
}
