namespace Herodotus.Clean.Extraction;

/// <summary>Codes of notes on pages that others act on.</summary>
public static class PageNotes
{
    public const string Login = "HDT0321";
    public const string Consent = "HDT0322";
    public const string Robot = "HDT0323";
    public const string Error = "HDT0324";
    public const string Script = "HDT0325";
    public const string NoText = "HDT0326";
}
