using System.Text;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Tell.Brief;

namespace Herodotus.Tell.Changes;

/// <summary>Changes as Markdown: a heading a story, a line a change, cited as in the story's brief.</summary>
public static class MarkdownChanges
{
    /// <param name="stories">Those in which something changed.</param>
    /// <param name="since">ISO 8601 moment that the changes are counted from; null when nothing was looked at before.</param>
    public static string Render(IReadOnlyList<StoryChanges> stories, string? since)
    {
        ArgumentNullException.ThrowIfNull(stories);
        var text = new StringBuilder();
        text.Append(stories.Count == 0 ? "Nothing changed" : StoryCounts.Plural(stories.Count, "changed story"))
            .Append(since is null ? "" : $" since {since}").Append(".\n");
        foreach (var story in stories)
        {
            var cites = new MarkdownText(story.Story.Story);
            text.Append('\n').Append("# ").Append(MarkdownText.Plain(story.Story.Story.Title)).Append(" (").Append(story.Story.Story.Id).Append(story.IsNew ? ", new" : "").Append(")\n\n");
            foreach (var change in story.Changes)
                text.Append("- ").Append(ContractNames.Name(change.Kind)).Append(": ").Append(MarkdownText.Plain(change.Text)).Append(' ').Append(cites.Cites(change.Citations)).Append('\n');
        }

        return text.ToString();
    }
}
