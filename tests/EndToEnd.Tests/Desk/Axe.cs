using System.Text.Json;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>What axe-core finds in a page by the success criteria of WCAG 2.0, 2.1 and 2.2, levels A and AA.</summary>
internal static class Axe
{
    private const string Run =
        """
        async () => {
          const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
          const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
          return violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`));
        }
        """;

    private static readonly Lazy<string> Source = new(static () =>
        File.ReadAllText(Path.Combine(Repository.Root, "src", "WebClient", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>One line per element that breaks a rule.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync<JsonElement?>($"() => {{ {Source.Value} }}");
        }

        return await page.EvaluateAsync<string[]>(Run);
    }
}
