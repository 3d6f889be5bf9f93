import * as Y from 'yjs';

type Update = ReturnType<typeof Y.decodeUpdate>;
type Struct = Update['structs'][number];

/** A part of what was deleted: `length` characters or entries of a writer from `clock` on. */
interface Range {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** Bytes of what stands before the structs of a writer, and around the whole, at most. */
const headBytes = 40;

/** Bytes of the same where a writer follows another in a part, at most. */
const writerBytes = 16;

/** Bytes of one range of deletions with its writer, at most. */
const rangeBytes = 32;

/**
 * An update as several that are the same together, none longer than `limit` bytes. What Yjs cannot cut (a mark, a choice) stays whole,
 * alone in a part that may be longer.
 */
export function splitUpdate(update: Uint8Array, limit: number): Uint8Array[] {
  if (update.length <= limit) {
    return [update];
  }
  const { structs, ds } = Y.decodeUpdate(update);
  const room = limit - headBytes;
  const pieces = structs.flatMap((struct) => cut(struct, room));
  const inserted = grouped(pieces, room, (struct) => bytesOf(struct) + writerBytes);
  const deleted = grouped(rangesOf(ds), room, () => rangeBytes);
  return [...inserted.map((part) => encoded(part, [])), ...deleted.map((part) => encoded([], part))];
}

/**
 * The same update without its contents: the places of what it inserts are taken and empty. What builds on it can be read where this was
 * read in its place.
 */
export function hollowed(update: Uint8Array): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(update);
  return encoded(structs.map(hollow), rangesOf(ds));
}

/** Deletes everything that an update inserts. */
export function takenBack(update: Uint8Array): Uint8Array {
  const items = Y.decodeUpdate(update).structs.filter((struct) => struct instanceof Y.Item);
  return encoded(
    [],
    items.map(({ id, length }) => ({ client: id.client, clock: id.clock, length })),
  );
}

function hollow(struct: Struct): Struct {
  if (!(struct instanceof Y.Item)) {
    return struct;
  }
  const { id, origin, rightOrigin, parent, parentSub, length } = struct;
  // Yjs declares contents without their common class, which they do have the shape of.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  return new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, new Y.ContentDeleted(length));
}

/** Halves and halves again. */
function cut(struct: Struct, limit: number): Struct[] {
  if (!(struct instanceof Y.Item) || bytesOf(struct) <= limit) {
    return [struct];
  }
  const { id, origin, rightOrigin, parent, parentSub, content } = struct;
  const middle = middleOf(content);
  if (middle < 1) {
    return [struct];
  }
  const left = content.copy();
  const rest = left.splice(middle);
  const first = new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, left);
  const [next, last] = [Y.createID(id.client, id.clock + middle), Y.createID(id.client, id.clock + middle - 1)];
  const second = new Y.Item(next, null, last, null, rightOrigin, parent, parentSub, rest);
  return [...cut(first, limit), ...cut(second, limit)];
}

/** Where a content can be cut; 0: nowhere. */
function middleOf(content: Y.Item['content']): number {
  const middle = Math.floor(content.getLength() / 2);
  if (!(content instanceof Y.ContentString)) {
    return content instanceof Y.ContentAny || content instanceof Y.ContentJSON ? middle : 0;
  }
  // Half a character of two units is no character.
  const unit = content.str.charCodeAt(middle - 1);
  return unit >= 0xd800 && unit < 0xdc00 ? middle - 1 : middle;
}

function grouped<T>(items: readonly T[], room: number, bytes: (item: T) => number): T[][] {
  const groups: T[][] = [];
  let left = 0;
  for (const item of items) {
    const size = bytes(item);
    if (size > left) {
      groups.push([]);
      left = room;
    }
    left -= size;
    groups.at(-1)?.push(item);
  }
  return groups;
}

function bytesOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoder.toUint8Array().length;
}

function rangesOf(ds: Update['ds']): Range[] {
  return Array.from(ds.clients).flatMap(([client, items]) =>
    items.map(({ clock, len }) => ({ client, clock, length: len })),
  );
}

/** The first format of Yjs: the structs of each writer with the clock that they begin at, then what is deleted. */
function encoded(structs: readonly Struct[], ranges: readonly Range[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const runs = runsOf(structs, ({ id }) => id.client);
  encoder.writeLen(runs.length);
  for (const run of runs) {
    encoder.writeLen(run.items.length);
    encoder.writeClient(run.client);
    encoder.writeLen(run.items[0]?.id.clock ?? 0);
    run.items.forEach((struct) => {
      struct.write(encoder, 0);
    });
  }
  const deletions = runsOf(ranges, ({ client }) => client);
  encoder.writeLen(deletions.length);
  for (const { client, items } of deletions) {
    encoder.writeClient(client);
    encoder.writeLen(items.length);
    for (const { clock, length } of items) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(length);
    }
  }
  return encoder.toUint8Array();
}

function runsOf<T>(items: readonly T[], clientOf: (item: T) => number): { client: number; items: T[] }[] {
  const runs: { client: number; items: T[] }[] = [];
  for (const item of items) {
    const client = clientOf(item);
    const last = runs.at(-1);
    if (last?.client === client) {
      last.items.push(item);
    } else {
      runs.push({ client, items: [item] });
    }
  }
  return runs;
}
