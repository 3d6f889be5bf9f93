import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFDocument,
  type PDFObject,
} from 'pdf-lib';

/** Actions (ISO 32000-1, 12.6.4) that run a program, or open or send a file. */
const dangerousActions: ReadonlySet<PDFName | undefined> = names(
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'Rendition',
  'RichMediaExecute',
);

/** Annotations that carry a file or play one. */
const carryingAnnotations: ReadonlySet<PDFName | undefined> = names(
  'FileAttachment',
  'Screen',
  'Movie',
  'Sound',
  '3D',
  'RichMedia',
);

const kind = PDFName.of('Type');
const triggers = PDFName.of('AA');
const embedded = PDFName.of('EF');

/**
 * Nothing that runs or hides in the original goes on into what is made of it: scripts, actions that start programs or send the form away,
 * files within. Links stay. Looks at everything in the file, whether it is reached from a page or not.
 */
export function takeScriptsAway({ catalog, context }: PDFDocument): void {
  const objects = context.enumerateIndirectObjects();
  for (const [, object] of objects) {
    containersIn(object).forEach((container) => {
      clean(container, context);
    });
  }
  for (const [ref, object] of objects) {
    if (isForbidden(object, context)) {
      context.delete(ref);
    }
  }
  catalog.delete(PDFName.of('OpenAction'));
  catalog.delete(PDFName.of('Collection'));
  const trees = context.lookup(catalog.get(PDFName.of('Names')));
  if (trees instanceof PDFDict) {
    ['JavaScript', 'EmbeddedFiles', 'Renditions'].forEach((name) => trees.delete(PDFName.of(name)));
  }
}

function clean(container: PDFDict | PDFArray, context: PDFContext): void {
  if (container instanceof PDFArray) {
    for (let index = container.size() - 1; index >= 0; index--) {
      if (isForbidden(container.get(index), context)) {
        container.remove(index);
      }
    }
    return;
  }
  for (const [key, value] of container.entries()) {
    if (key === embedded) {
      removeFiles(context.lookup(value), context);
    }
    if (isForbidden(value, context) || (key === triggers && hasActions(context.lookup(value), context))) {
      container.delete(key);
    }
  }
}

function isForbidden(value: PDFObject, context: PDFContext): boolean {
  const object = context.lookup(value);
  const dictionary = object instanceof PDFStream ? object.dict : object;
  return (
    dictionary instanceof PDFDict &&
    (dangerousActions.has(nameIn(dictionary, 'S')) ||
      carryingAnnotations.has(nameIn(dictionary, 'Subtype')) ||
      nameIn(dictionary, 'Type') === PDFName.of('EmbeddedFile'))
  );
}

/** What happens by itself on a page or in a field. A font may be called AA as well. */
function hasActions(object: PDFObject | undefined, context: PDFContext): boolean {
  return (
    object instanceof PDFDict &&
    !object.has(kind) &&
    object.values().some((value) => {
      const action = context.lookup(value);
      return action instanceof PDFDict && nameIn(action, 'S') !== undefined;
    })
  );
}

/** The contents of a file that is embedded; they need not say that they are. */
function removeFiles(object: PDFObject | undefined, context: PDFContext): void {
  if (object instanceof PDFDict && !object.has(kind)) {
    for (const [key, value] of object.entries()) {
      if (context.lookup(value) instanceof PDFStream) {
        object.delete(key);
        if (value instanceof PDFRef) {
          context.delete(value);
        }
      }
    }
  }
}

function nameIn(dictionary: PDFDict, key: string): PDFName | undefined {
  const name = dictionary.lookup(PDFName.of(key));
  return name instanceof PDFName ? name : undefined;
}

/** An object and everything that stands directly in it. */
function containersIn(object: PDFObject): (PDFDict | PDFArray)[] {
  const found: (PDFDict | PDFArray)[] = [];
  const waiting = [object];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next instanceof PDFStream) {
      waiting.push(next.dict);
    } else if (next instanceof PDFDict) {
      found.push(next);
      waiting.push(...next.values());
    } else if (next instanceof PDFArray) {
      found.push(next);
      waiting.push(...next.asArray());
    }
  }
  return found;
}

function names(...words: readonly string[]): ReadonlySet<PDFName | undefined> {
  return new Set(words.map((word) => PDFName.of(word)));
}
