namespace Herodotus.Link.Terms;

/// <summary>What kind of a term it is in its report, and where it stands.</summary>
[Flags]
internal enum TermTraits : byte
{
    None = 0,

    /// <summary>In the title or among the first words.</summary>
    Lead = 1,

    /// <summary>Written with a capital where a capital says something.</summary>
    Name = 2,

    /// <summary>A figure.</summary>
    Number = 4,
}
