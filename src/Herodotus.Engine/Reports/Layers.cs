namespace Herodotus.Reports;

/// <summary>The layers that <c>herodotus analyze</c> writes.</summary>
[Flags]
public enum Layers
{
    None = 0,
    Language = 1,
    Sentences = 2,
    Tokens = 4,
    Names = 8,
    Actors = 16,
    Times = 32,
    Quantities = 64,
    Statements = 128,
    Events = 256,

    /// <summary>All but tokens, which come only when asked for.</summary>
    Usual = Language | Sentences | Names | Actors | Times | Quantities | Statements | Events,
}
