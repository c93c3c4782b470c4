namespace Herodotus.Knowledge;

/// <summary>The letter case of a name as written.</summary>
internal static class NameCase
{
    /// <summary>Capitals without one small letter: an acronym or initials.</summary>
    public static bool IsCapitals(ReadOnlySpan<char> name)
    {
        var any = false;
        foreach (var c in name)
        {
            if (char.IsLower(c))
                return false;
            any |= char.IsUpper(c);
        }

        return any;
    }

    /// <summary>True when some letter is a capital, or the script has none.</summary>
    public static bool HasCapital(ReadOnlySpan<char> name)
    {
        var lower = false;
        foreach (var c in name)
        {
            if (char.IsUpper(c))
                return true;
            lower |= char.IsLower(c);
        }

        return !lower;
    }
}
