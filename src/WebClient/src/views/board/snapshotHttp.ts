import type { Snapshots } from '../../board/snapshots';
import type { Passes } from '../../documents/passes';
import { askWithPass } from '../../documents/request';

const address = '/api/board/snapshot';

/** The server's snapshot of the board. Who has no pass reads none, and takes every update instead. */
export function snapshotsOf(passes: Passes | undefined): Snapshots {
  return {
    async read() {
      if (passes === undefined) {
        return undefined;
      }
      try {
        const response = await askWithPass(passes, address, {});
        const upTo = Number(response.headers.get('X-Board-Up-To'));
        return { upTo, state: new Uint8Array(await response.arrayBuffer()) };
      } catch {
        return undefined;
      }
    },
    async write(upTo, state) {
      if (passes === undefined) {
        return false;
      }
      try {
        await askWithPass(passes, `${address}?upTo=${upTo}`, {
          method: 'PUT',
          headers: { 'Content-Type': 'application/octet-stream' },
          body: new Uint8Array(state),
        });
        return true;
      } catch {
        return false;
      }
    },
  };
}
