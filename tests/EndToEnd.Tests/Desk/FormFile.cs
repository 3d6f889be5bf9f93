using System.Text.Json;
using Microsoft.Playwright;

namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>A form with every kind of field, made by the test itself, and what a made PDF holds: pdf-lib in a page writes and reads them.</summary>
internal static class FormFile
{
    public const string Name = "richiesta.pdf";

    private const string Make = """
        async () => {
          const { PDFDocument, PDFName, PDFString, StandardFonts } = window.PDFLib;
          const document = await PDFDocument.create();
          const font = await document.embedFont(StandardFonts.Helvetica);
          const first = document.addPage([595, 842]);
          first.drawText('Richiesta di rimborso', { x: 50, y: 780, size: 18, font });
          const form = document.getForm();
          const place = (field, label, x, y, width, height) => {
            first.drawText(label, { x, y: y + height + 5, size: 10, font });
            field.addToPage(first, { x, y, width, height, font });
            field.acroField.dict.set(PDFName.of('TU'), PDFString.of(label));
          };
          const name = form.createTextField('cognome_nome');
          name.enableRequired();
          place(name, 'Cognome e nome', 50, 700, 260, 20);
          place(form.createTextField('codice_fiscale'), 'Codice fiscale', 50, 650, 260, 20);
          place(form.createTextField('data_nascita'), 'Data di nascita', 50, 600, 120, 20);
          const notes = form.createTextField('note');
          notes.enableMultiline();
          place(notes, 'Note', 50, 490, 400, 80);
          place(form.createCheckBox('consenso'), 'Consenso', 50, 440, 16, 16);
          const way = form.createRadioGroup('accredito');
          way.acroField.dict.set(PDFName.of('TU'), PDFString.of('Accredito'));
          way.addOptionToPage('conto', first, { x: 50, y: 400, width: 16, height: 16 });
          way.addOptionToPage('assegno', first, { x: 150, y: 400, width: 16, height: 16 });
          const second = document.addPage([595, 842]);
          const year = form.createDropdown('anno');
          year.addOptions(['2024', '2025', '2026']);
          year.addToPage(second, { x: 50, y: 700, width: 100, height: 20, font });
          year.acroField.dict.set(PDFName.of('TU'), PDFString.of("Anno d'imposta"));
          return document.saveAsBase64();
        }
        """;

    private const string Read = """
        async (base64) => {
          const { PDFCheckBox, PDFDocument, PDFDropdown, PDFRadioGroup, PDFTextField } = window.PDFLib;
          const form = (await PDFDocument.load(base64)).getForm();
          return Object.fromEntries(form.getFields().map((field) => {
            const value = field instanceof PDFTextField ? field.getText()
              : field instanceof PDFCheckBox ? String(field.isChecked())
              : field instanceof PDFRadioGroup || field instanceof PDFDropdown ? [field.getSelected() ?? ''].flat().join(',')
              : '?';
            return [field.getName(), value ?? ''];
          }));
        }
        """;

    private static readonly Lazy<string> Library = new(static () =>
        File.ReadAllText(Path.Combine(Repository.Root, "src", "WebClient", "node_modules", "pdf-lib", "dist", "pdf-lib.min.js")));

    public static async Task<byte[]> MakeAsync(IPage page)
    {
        await LoadAsync(page);
        return Convert.FromBase64String(await page.EvaluateAsync<string>(Make));
    }

    /// <summary>What the fields of a PDF hold, by name.</summary>
    public static async Task<Dictionary<string, string>> ReadAsync(IPage page, byte[] content)
    {
        await LoadAsync(page);
        var values = await page.EvaluateAsync<JsonElement>(Read, Convert.ToBase64String(content));
        // Playwright numbers what it brings over under a name of its own.
        return values.EnumerateObject().Where(static field => field.Name != "$id").ToDictionary(static field => field.Name, static field => field.Value.GetString()!);
    }

    private static async Task LoadAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'PDFLib' in window"))
        {
            await page.EvaluateAsync<JsonElement?>($"() => {{ {Library.Value} }}");
        }
    }
}
