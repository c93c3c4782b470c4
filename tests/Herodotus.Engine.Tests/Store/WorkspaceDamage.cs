using Microsoft.Data.Sqlite;

namespace Herodotus.Store;

/// <summary>Changes a workspace's file behind the program's back.</summary>
internal static class WorkspaceDamage
{
    public static void Execute(string file, string command)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var sql = connection.CreateCommand();
        sql.CommandText = command;
        sql.ExecuteNonQuery();
    }
}
