using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Herodotus.Web;

/// <summary>The pages in a real browser: Debian's Chromium, driven by Playwright.</summary>
public sealed class BrowserTests(SampleServer server) : IClassFixture<SampleServer>, IAsyncLifetime
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Browsers.FirstOrDefault(File.Exists) is not { } executable)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    [Fact]
    public async Task A_reader_goes_from_a_story_to_the_words_and_back_without_scripts()
    {
        var page = await OpenAsync(new() { JavaScriptEnabled = false });
        await page.GotoAsync(server.Address);
        await page.Locator("h2 a").First.ClickAsync();
        page.Url.ShouldContain("/stories/");
        await page.Locator("#brief .cite").First.ClickAsync();
        page.Url.ShouldContain("#words");
        (await page.Locator("mark#words").First.IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first()
    {
        var page = await OpenAsync(new());
        await page.GotoAsync(server.Address);
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Skip to the content");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_story_fits_a_phone_and_raises_no_error(ColorScheme scheme)
    {
        var errors = new List<string>();
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, ColorScheme = scheme });
        page.Console += (_, message) => errors.Add(message.Text);
        await page.GotoAsync($"{server.Address}/stories/{server.Library.Stories(1)[0].Story.Id}");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
        errors.ShouldBeEmpty();
    }

    private async Task<IPage> OpenAsync(BrowserNewContextOptions options)
    {
        Assert.SkipWhen(_browser is null, "no Chromium on this machine");
        return await (await _browser!.NewContextAsync(options)).NewPageAsync();
    }
}
