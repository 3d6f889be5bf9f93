namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>Somebody who has nothing but a keyboard.</summary>
internal static class Keys
{
    /// <summary>More stops than any page of the desk has.</summary>
    private const int MostStops = 150;

    private const string Stands =
        """
        ([selector, text]) => {
          const here = document.activeElement;
          const name = here?.getAttribute('aria-label') ?? here?.textContent.trim() ?? '';
          return here !== null && here.matches(selector) && name.includes(text) && getComputedStyle(here).visibility === 'visible';
        }
        """;

    /// <summary>Presses Tab until the focus stands on an element; fails where Tab never comes to it.</summary>
    public static async Task TabToAsync(this DeskPerson person, string selector, string text = "")
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await person.Page.EvaluateAsync<bool>(Stands, new[] { selector, text }))
            {
                return;
            }

            await person.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not reach {selector} \"{text}\" on the page of {person.Name}.");
    }

    public static async Task TabAndPressAsync(this DeskPerson person, string selector, string text = "", string key = "Enter")
    {
        await person.TabToAsync(selector, text);
        await person.Page.Keyboard.PressAsync(key);
    }

    public static async Task TypeLineAsync(this DeskPerson person, string line)
    {
        await person.TabToAsync("#chat-input");
        await person.Page.Keyboard.TypeAsync(line);
        await person.Page.Keyboard.PressAsync("Enter");
    }
}
