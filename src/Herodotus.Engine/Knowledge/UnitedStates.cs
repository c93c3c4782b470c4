namespace Herodotus.Knowledge;

/// <summary>The states of the United States by the short forms that news style puts after a town ("Portland, Ore.", "Miami, FL").</summary>
public static class UnitedStates
{
    private static readonly Dictionary<string, string> States = Build();

    public static string? ByShortForm(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > 6 || !char.IsUpper(text[0]))
            return null;
        if (text[^1] == '.')
            text = text[..^1];
        return States.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var state) ? state : null;
    }

    private static Dictionary<string, string> Build()
    {
        const string rows = """
            Alabama AL Ala|Alaska AK|Arizona AZ Ariz|Arkansas AR Ark|California CA Calif|Colorado CO Colo|Connecticut CT Conn|Delaware DE Del|Florida FL Fla|
            Georgia GA Ga|Hawaii HI|Idaho ID|Illinois IL Ill|Indiana IN Ind|Iowa IA|Kansas KS Kan|Kentucky KY Ky|Louisiana LA La|Maine ME|Maryland MD Md|
            Massachusetts MA Mass|Michigan MI Mich|Minnesota MN Minn|Mississippi MS Miss|Missouri MO Mo|Montana MT Mont|Nebraska NE Neb|Nevada NV Nev|
            New_Hampshire NH N.H|New_Jersey NJ N.J|New_Mexico NM N.M|New_York NY N.Y|North_Carolina NC N.C|North_Dakota ND N.D|Ohio OH|Oklahoma OK Okla|
            Oregon OR Ore|Pennsylvania PA Pa|Rhode_Island RI R.I|South_Carolina SC S.C|South_Dakota SD S.D|Tennessee TN Tenn|Texas TX|Utah UT|Vermont VT Vt|
            Virginia VA Va|Washington WA Wash|West_Virginia WV W.Va|Wisconsin WI Wis|Wyoming WY Wyo
            """;
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows.Split('|', StringSplitOptions.TrimEntries))
        {
            var forms = row.Split(' ');
            foreach (var form in forms.Skip(1))
                states[form] = forms[0].Replace('_', ' ');
        }

        return states;
    }
}
