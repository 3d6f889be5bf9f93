import { accepted, whyNot, type Underway } from '../../documents/checks';
import { explainFileCode } from '../../i18n/fileCodes';
import type { Documents } from '../../session/contract';
import { roomOf } from '../../session/state';
import { h } from '../h';
import type { DocumentsContext } from './context';

/** Takes files from a file picker or a drop, says what cannot be sent, and queues the rest. */
export class Sender {
  /** The picker, and what could not be sent. */
  readonly root: HTMLElement;

  private readonly picker: HTMLInputElement;

  private readonly problems = h('ul', { class: 'doc-problems' });

  /** What the picker was opened for. */
  private request: string | undefined;

  constructor(private readonly context: DocumentsContext) {
    this.picker = h('input', {
      type: 'file',
      multiple: true,
      hidden: true,
      onchange: () => {
        const files = [...(this.picker.files ?? [])];
        // The same file can be chosen again.
        this.picker.value = '';
        this.send(files, this.request);
      },
    });
    this.root = h('div', {}, this.picker, h('div', { role: 'alert' }, this.problems));
  }

  /** Lets the user choose files for a request; the official's answer none. */
  choose(request?: string): void {
    const kinds = this.documents?.limits.kinds ?? [];
    this.picker.accept = kinds.map((kind) => accepted[kind]).join(',');
    this.request = request;
    this.picker.click();
  }

  send(files: readonly File[], request?: string, pages?: number): void {
    for (const file of files) {
      const code = this.codeFor(file, request);
      if (code === undefined) {
        this.context.uploads.add({ file, request, pages });
        this.context.announcer.say(this.context.text.announce.started(file.name));
      } else {
        this.complain(file.name, code);
      }
    }
  }

  private get documents(): Documents | undefined {
    return roomOf(this.context.session.state)?.view.documents;
  }

  private codeFor(file: File, request: string | undefined): string | undefined {
    const { documents } = this;
    return documents === undefined ? 'upload-not-enabled' : whyNot(file, documents, this.underway(documents), request);
  }

  /** What is in the queue and not among the documents yet. */
  private underway({ items }: Documents): Underway {
    const unknown = this.context.uploads.all.filter(({ document }) => !items.some(({ id }) => id === document));
    return { files: unknown.length, bytes: unknown.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  private complain(name: string, code: string): void {
    const { text, language } = this.context;
    const line = h(
      'li',
      { class: 'doc-problem' },
      h('p', {}, text.notSent(name, explainFileCode(code, language))),
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-xs btn-outline-primary',
          onclick: () => {
            line.remove();
          },
        },
        text.dismiss,
      ),
    );
    this.problems.append(line);
  }
}
