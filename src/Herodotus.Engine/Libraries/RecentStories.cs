using Herodotus.Reports;
using Herodotus.Store;

namespace Herodotus.Libraries;

/// <summary>The stories last looked at, as long as the workspace is as it was: a page asks for one again and again.</summary>
internal sealed class RecentStories
{
    /// <summary>Reports in the stories kept, at most: some tens of megabytes.</summary>
    private const int MaxReports = 1000;

    private readonly Lock _lock = new();
    private readonly LinkedList<StoryBrief> _stories = new();
    private WorkspaceState? _state;
    private int _reports;

    public StoryBrief? Find(WorkspaceState? state, string id)
    {
        lock (_lock)
        {
            if (state is null || state != _state)
                return null;
            for (var node = _stories.First; node is not null; node = node.Next)
            {
                if (node.Value.Story.Id != id)
                    continue;
                _stories.Remove(node);
                _stories.AddFirst(node);
                return node.Value;
            }

            return null;
        }
    }

    public void Add(WorkspaceState? state, StoryBrief? story)
    {
        if (state is null || story is null)
            return;
        lock (_lock)
        {
            if (state != _state)
            {
                _stories.Clear();
                (_state, _reports) = (state, 0);
            }

            _stories.AddFirst(story);
            _reports += story.Story.Reports.Length;
            while (_reports > MaxReports && _stories.Count > 1)
            {
                _reports -= _stories.Last!.Value.Story.Reports.Length;
                _stories.RemoveLast();
            }
        }
    }
}
