using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Tell.Pages;

public sealed class HtmlTests
{
    [Fact]
    public void Text_never_becomes_markup() =>
        Html.Of($"<p title=\"{"\" onclick=\"x"}\">{"<script>alert(1)</script>"}</p>").ToString()
            .ShouldBe("<p title=\"&quot; onclick=&quot;x\">&lt;script&gt;alert(1)&lt;/script&gt;</p>");

    [Fact]
    public void Markup_inside_markup_stays() => Html.Of($"<ul>{Html.Of($"<li>{"a&b"}</li>")}</ul>").ToString().ShouldBe("<ul><li>a&amp;b</li></ul>");

    [Fact]
    public void Overlapping_passages_are_each_marked_around_the_same_words()
    {
        var html = ReportText.Render("one two three", [
            new(new TextSpan(0, 7), "mark", "a", null, null),
            new(new TextSpan(4, 9), "span", null, "name", null),
        ]).ToString();
        html.ShouldBe("<p><mark id=\"a\">one </mark><mark><span class=\"name\">two</span></mark><span class=\"name\"> three</span></p>\n");
    }

    [Fact]
    public void A_passage_over_two_paragraphs_is_marked_in_both() =>
        ReportText.Render("one\ntwo", [new(new TextSpan(0, 7), "mark", "w", null, null)]).ToString()
            .ShouldBe("<p><mark id=\"w\">one</mark></p>\n<p><mark>two</mark></p>\n");

    [Fact]
    public void A_passage_outside_the_text_is_left_out() =>
        ReportText.Render("one", [new(new TextSpan(2, 9), "mark", "w", null, null)]).ToString().ShouldBe("<p>one</p>\n");
}
