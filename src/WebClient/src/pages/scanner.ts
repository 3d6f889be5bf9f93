import '../style/call.css';
import '../style/documents.css';
import { photoTexts } from '../i18n/photo';
import { heading, message } from '../views/entry/parts';
import { ScannerPage } from '../views/documents/scannerPage';
import type { MountPage } from './page';

/** A phone that sends documents for a taxpayer at a computer, by the address in the QR code (`#token`). */
export const mount: MountPage = (main, context) => {
  const text = photoTexts[context.language].scanner;
  const token = location.hash.slice(1);
  context.setTitle(text.pageTitle);
  if (token === '') {
    main.replaceChildren(message(text.pageTitle, text.missing));
  } else {
    main.replaceChildren(heading(text.pageTitle));
    new ScannerPage(main, context, token).start();
  }
  // Another code opened in the same tab is another scanner.
  addEventListener('hashchange', () => {
    location.reload();
  });
};
