// Yjs documents by number, driven line by line: what real pages put into a board's updates.
// edit N SEED → the update that the edit made; apply N UPDATE…; forget N; show N → the document as JSON.
const { createRequire } = require('node:module');
const { createInterface } = require('node:readline');

const Y = createRequire(`${process.cwd()}/`)('yjs');

const documents = new Map();

function documentOf(number) {
  if (!documents.has(number)) {
    documents.set(number, new Y.Doc());
  }
  return documents.get(number);
}

function edit(document, seed) {
  const updates = [];
  const keep = (update) => updates.push(update);
  document.on('update', keep);
  document.transact(() => {
    const text = document.getText('text');
    document.getMap('fields').set(`field${seed % 5}`, seed);
    text.insert(seed % (text.length + 1), `${seed} `);
    if (seed % 3 === 0 && text.length > 4) {
      text.delete(seed % (text.length - 3), 3);
    }
    document.getArray('marks').push([seed]);
  });
  document.off('update', keep);
  return Buffer.from(updates[0]).toString('base64');
}

const commands = {
  edit: (number, seed) => edit(documentOf(number), Number(seed)),
  apply: (number, ...updates) => {
    updates.forEach((update) => Y.applyUpdate(documentOf(number), Buffer.from(update, 'base64')));
    return 'done';
  },
  forget: (number) => {
    documents.delete(number);
    return 'done';
  },
  show: (number) => {
    const document = documentOf(number);
    return JSON.stringify([
      document.getText('text').toString(),
      Object.entries(document.getMap('fields').toJSON()).sort(),
      document.getArray('marks').toJSON(),
    ]);
  },
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, ...words] = line.split(' ');
  process.stdout.write(`${commands[command](...words)}\n`);
});
