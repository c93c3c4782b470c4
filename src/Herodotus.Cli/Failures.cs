namespace Herodotus.Cli;

/// <summary>Turns an exception that ended a command into one line with a stable code: the only place that does.</summary>
public static class Failures
{
    /// <summary>ENOSPC.</summary>
    private const int NoSpaceLeft = 28;

    /// <summary>A message that already carries a code is kept; a full or read-only disk gets one; the rest is a bug, told with its place.</summary>
    public static string Describe(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (exception.Message.StartsWith("HDT", StringComparison.Ordinal))
            return exception.Message;
        return exception switch
        {
            UnauthorizedAccessException => $"HDT0910: not allowed: {exception.Message} Check the permissions or name another place with --workspace.",
            IOException when IsFull(exception) =>
                $"HDT0911: the disk is full: {exception.Message} Free some space and run the command again: nothing accepted was lost.",
            IOException => $"HDT0912: could not read or write: {exception.Message}",
            _ => $"HDT0999: a failure of ours ({exception.GetType().Name}: {exception.Message}). Please report it.{Environment.NewLine}{exception.StackTrace}",
        };
    }

    private static bool IsFull(Exception exception) =>
        exception.HResult == NoSpaceLeft || exception.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase);
}
