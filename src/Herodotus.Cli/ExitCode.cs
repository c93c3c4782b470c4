namespace Herodotus.Cli;

/// <summary>What the program answers its caller with.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>A failure of ours.</summary>
    public const int Failure = 1;

    public const int WrongUsage = 2;

    /// <summary>Done, but some input was refused.</summary>
    public const int SomeRefused = 3;
}
