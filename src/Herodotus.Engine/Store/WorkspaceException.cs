using Microsoft.Data.Sqlite;

namespace Herodotus.Store;

/// <summary>The workspace cannot do what was asked; the message starts with a stable code and says what to do.</summary>
public sealed class WorkspaceException : Exception
{
    public WorkspaceException()
    {
    }

    public WorkspaceException(string message)
        : base(message)
    {
    }

    public WorkspaceException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>The place of the report that cannot be read (HDT0309), when that is what is wrong.</summary>
    internal long? Unreadable { get; init; }

    /// <summary>Tells an error of the database in the project's words.</summary>
    internal static WorkspaceException From(SqliteException error, string path) => new(
        error.SqliteErrorCode switch
        {
            5 or 6 => $"HDT0302: the workspace {path} is in use by another program for too long; try again when it is done",
            8 => $"HDT0303: the workspace {path} cannot be written (read-only disk or file); nothing was changed. Name another place with --workspace",
            10 => $"HDT0304: reading or writing the workspace {path} failed ({error.Message}); what was accepted before is safe",
            13 => $"HDT0305: the disk that holds the workspace {path} is full; what was accepted before is safe. Free some space and run the command again",
            14 => $"HDT0306: the workspace {path} cannot be opened or created; check that its folder can be written",
            11 or 26 => $"HDT0307: {path} is not a Herodotus workspace, or is damaged; restore a copy, or name another file with --workspace",
            _ => $"HDT0308: the workspace {path} refused ({error.SqliteErrorCode}: {error.Message})",
        },
        error);
}
