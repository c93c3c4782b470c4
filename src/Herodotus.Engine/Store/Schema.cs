using Dapper;
using Microsoft.Data.Sqlite;

namespace Herodotus.Store;

/// <summary>The tables of a workspace, version by version. A step once released never changes; a new need is a new step.</summary>
internal static class Schema
{
    private static readonly string[] Steps =
    [
        """
        create table reports (
            sequence integer primary key autoincrement,
            id       text not null unique,
            accepted text not null,
            json     text not null
        );
        create virtual table report_words using fts5 (title, text, tokenize = 'unicode61 remove_diacritics 2');
        create table refusals (
            sequence integer primary key autoincrement,
            place    text not null,
            code     text not null,
            message  text not null,
            refused  text not null
        );
        create table decisions (
            sequence integer primary key autoincrement,
            kind     text not null,
            json     text not null,
            who      text not null,
            why      text not null,
            decided  text not null
        );
        create table stories (
            id      text primary key,
            place   integer not null,
            title   text not null,
            starts  text,
            ends    text,
            thread  text,
            reports integer not null,
            outlets integer not null,
            origins integer not null,
            json    text not null
        );
        create table told (
            only     integer primary key check (only = 1),
            version  text not null,
            sequence integer not null,
            reports  integer not null,
            decision integer not null
        );
        """,
        """
        create table sources (
            sequence integer primary key autoincrement,
            name     text not null unique,
            address  text not null unique,
            json     text not null
        );
        create table source_states (
            address text primary key,
            name    text not null,
            json    text not null
        );
        """,
        """
        create table look (
            only     integer primary key check (only = 1),
            sequence integer not null,
            looked   text not null
        );
        """,
        """
        create table readings (
            sequence integer primary key,
            maker    text not null,
            who      blob not null,
            layers   blob not null
        );
        create table placements (
            sequence integer primary key,
            answer   blob not null,
            story    text
        );
        create index placements_story on placements (story, sequence);
        create table placed (
            only     integer primary key check (only = 1),
            maker    text not null
        );
        create table stream (
            part     integer primary key,
            bytes    blob not null
        );
        drop table stories;
        create table stories (
            id      text primary key,
            place   integer not null,
            title   text not null,
            starts  text,
            ends    text,
            thread  text,
            reports integer not null,
            outlets integer not null,
            origins integer not null,
            counts  text not null,
            lead    text,
            basis   blob not null,
            frame   blob not null,
            told    blob not null
        );
        create table actors (
            id      text primary key,
            place   integer not null,
            digest  blob not null,
            packed  blob not null
        );
        delete from told;
        """,
        // A word that is deleted leaves the index at once, not at some later merge.
        "insert into report_words (report_words, rank) values ('secure-delete', 1);",
        """
        create table unreadable (
            sequence integer primary key,
            id       text not null,
            json     text not null,
            found    text not null
        );
        """,
    ];

    /// <summary>The version this program writes.</summary>
    public static int Version => Steps.Length;

    /// <summary>Brings the file to <see cref="Version"/>, each step in its own transaction.</summary>
    /// <exception cref="WorkspaceException">HDT0301: written by a newer program.</exception>
    public static void Migrate(SqliteConnection connection, string path)
    {
        var found = connection.ExecuteScalar<int>("pragma user_version");
        if (found > Version)
            throw new WorkspaceException($"HDT0301: the workspace {path} was written by a newer Herodotus (schema {found}, this program knows {Version}); nothing was changed. Use that version, or name another file with --workspace");
        for (var step = found; step < Version; step++)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            // Another program may have migrated while this one waited for the lock.
            if (connection.ExecuteScalar<int>("pragma user_version", transaction: transaction) > step)
                continue;
            connection.Execute(Steps[step], transaction: transaction);
            connection.Execute($"pragma user_version = {step + 1}", transaction: transaction);
            transaction.Commit();
        }
    }
}
