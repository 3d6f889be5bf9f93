import { photoTexts, type PhotoTexts } from '../../../i18n/photo';
import type { Dialog } from '../../call/dialog';
import { h, replaceChildren } from '../../h';
import { once } from '../../once';
import type { DocumentsContext } from '../context';
import { openModal } from '../modal';
import { drawn, jpegOf } from './canvases';
import { PageStrip } from './pageStrip';
import { takenView } from './taken';
import { Viewfinder } from './viewfinder';

/** Pages of one document. */
export const mostPages = 20;

/** Opens the camera for papers; `send` gets a PDF of the pages. */
export function openPhoto(
  context: DocumentsContext,
  what: string,
  send: (file: File, pages: number) => void,
): PhotoDialog {
  return new PhotoDialog(context, what, send);
}

/** Photographs a document page by page. */
class PhotoDialog {
  private readonly text: PhotoTexts;

  private readonly finder: Viewfinder;

  private readonly strip: PageStrip;

  private readonly dialog: Dialog;

  /** The photo that is looked at. */
  private readonly taken = h('div', {});

  private readonly count = h('p', { role: 'status' });

  private readonly problem = h('p', { role: 'alert', class: 'chat-problem' });

  private readonly submit: HTMLButtonElement;

  private giveBack: () => void = () => undefined;

  private isClosed = false;

  constructor(
    private readonly context: DocumentsContext,
    what: string,
    private readonly send: (file: File, pages: number) => void,
  ) {
    const { language } = context;
    const text = photoTexts[language];
    this.text = text;
    this.finder = new Viewfinder(language, (photo) => {
      this.look(photo);
    });
    this.strip = new PageStrip(language, () => {
      this.counted();
    });
    this.submit = h('button', { type: 'button', class: 'btn btn-primary', 'data-action': 'send' });
    this.submit.addEventListener('click', () => void once(this.submit, () => this.finish()));
    this.dialog = openModal(
      text.title,
      context.text.close,
      [
        what !== '' && h('p', {}, text.what(what)),
        this.finder.root,
        this.taken,
        h(
          'div',
          { class: 'photo-foot' },
          h('div', { class: 'photo-count' }, this.count, this.submit),
          this.problem,
          this.strip.root,
          this.fromApp(),
        ),
      ],
      () => {
        this.closed();
      },
    );
    this.dialog.root.classList.add('is-wide');
    this.counted();
    void this.start();
  }

  private async start(): Promise<void> {
    this.giveBack = await this.context.borrowCamera();
    if (this.isClosed) {
      this.giveBack();
      return;
    }
    await this.finder.open();
  }

  private closed(): void {
    this.isClosed = true;
    this.finder.close();
    this.giveBack();
  }

  /** The camera of the device itself, where the browser cannot open it or the user prefers it; at a computer, a picture that is there. */
  private fromApp(): HTMLElement {
    const picker = h('input', {
      type: 'file',
      accept: 'image/*',
      capture: 'environment',
      hidden: true,
      onchange: () => {
        const [file] = picker.files ?? [];
        picker.value = '';
        if (file !== undefined) {
          void this.lookAtFile(file);
        }
      },
    });
    return h(
      'div',
      { class: 'photo-app' },
      picker,
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-link btn-sm',
          onclick: () => {
            picker.click();
          },
        },
        this.text.useApp,
      ),
    );
  }

  private async lookAtFile(file: File): Promise<void> {
    try {
      this.look(drawn(await createImageBitmap(file)));
    } catch {
      this.problem.textContent = this.text.failed;
    }
  }

  private look(photo: HTMLCanvasElement): void {
    this.problem.textContent = '';
    if (this.strip.all.length >= mostPages) {
      this.problem.textContent = this.text.tooMany(mostPages);
      return;
    }
    this.finder.setShown(false);
    replaceChildren(
      this.taken,
      takenView(photo, this.context.language, {
        keep: (page) => void this.keep(page),
        retake: () => {
          this.again();
        },
      }),
    );
    this.taken.querySelector<HTMLElement>('[data-action="keep"]')?.focus();
  }

  private async keep(page: HTMLCanvasElement): Promise<void> {
    replaceChildren(this.taken);
    try {
      this.strip.add(page, await jpegOf(page));
      this.context.announcer.say(this.text.taken(this.strip.all.length));
    } catch {
      this.problem.textContent = this.text.failed;
    }
    this.again();
  }

  private again(): void {
    replaceChildren(this.taken);
    this.finder.setShown(true);
    this.finder.take.focus();
  }

  private counted(): void {
    const count = this.strip.all.length;
    this.count.textContent = count === 0 ? this.text.noPages : this.text.pages(count);
    this.submit.hidden = count === 0;
    this.submit.textContent = this.text.send(count);
  }

  private async finish(): Promise<void> {
    const pages = this.strip.all;
    this.count.textContent = this.text.making;
    try {
      const { pdfOfPhotos } = await import('../../../pdf/photos');
      const pdf = await pdfOfPhotos(pages.map(({ jpeg }) => jpeg));
      const name = this.text.fileName(stamp(new Date()));
      this.dialog.close();
      this.send(new File([pdf], name, { type: 'application/pdf' }), pages.length);
    } catch {
      this.counted();
      this.problem.textContent = this.text.failed;
    }
  }
}

/** Such as 20261123-0930, by the device's clock: it is but a name. */
function stamp(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}`;
}
