// Runs in every page of a browser test, before the page's own script. Waits by looking every 50 ms until a condition holds, and
// on failure says what it saw last.
(() => {
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  const sockets = [];
  window.WebSocket = class extends WebSocket {
    constructor(...parameters) {
      super(...parameters);
      sockets.push(this);
    }
  };

  async function until(what, milliseconds, look) {
    const end = performance.now() + milliseconds;
    let seen;
    do {
      seen = await look();
      if (seen === true) {
        return;
      }
      await pause(50);
    } while (performance.now() < end);
    throw new Error(`${what}, not after ${milliseconds} ms; last seen: ${JSON.stringify(seen)}`);
  }

  const snapshot = () => window.videoDeskCall.call.snapshot;
  const peerIdOf = (name) => snapshot().participants.find((participant) => participant.name === name)?.peerId;

  async function track({ name, source }) {
    const { tracks } = await window.videoDeskCall.getStats();
    return tracks.find((candidate) => candidate.peerId === peerIdOf(name) && candidate.source === source);
  }

  function hasGrown(before, now) {
    return now.source === 'microphone'
      ? now.totalAudioEnergy > before.totalAudioEnergy && now.packetsReceived > before.packetsReceived
      : now.framesDecoded >= before.framesDecoded + 5;
  }

  window.probe = {
    peerIdOf,
    track,

    phase: (phase, milliseconds) => until(`the call is ${phase}`, milliseconds, () =>
      window.videoDeskCall !== undefined && (snapshot().state.phase === phase || snapshot().state)),

    /** Every named track is there and is decoded, from now on. */
    async grows(wanted, milliseconds) {
      const before = new Map();
      await until('these tracks are decoded', milliseconds, async () => {
        const missing = [];
        for (const which of wanted) {
          const key = `${which.name}/${which.source}`;
          const now = await track(which);
          if (now !== undefined && !before.has(key)) {
            before.set(key, now);
          }
          if (now === undefined || !hasGrown(before.get(key), now)) {
            missing.push(now ?? key);
          }
        }
        return missing.length === 0 || missing;
      });
    },

    /** Nothing more arrives on a track: two readings, a second apart, are the same. */
    stops: (which, milliseconds) => until(`${which.name}/${which.source} stops`, milliseconds, async () => {
      const before = await track(which);
      await pause(1000);
      const now = await track(which);
      return now.bytesReceived === before.bytesReceived || [before.bytesReceived, now.bytesReceived];
    }),

    width: (which, width, milliseconds) => until(`${which.name}/${which.source} is ${width} wide`, milliseconds, async () => {
      const now = await track(which);
      return now?.frameWidth === width || now;
    }),

    /** Exactly these simulcast layers are encoded. */
    encodes: (rids, milliseconds) => until(`the encoded layers are ${rids}`, milliseconds, async () => {
      const { encodings } = await window.videoDeskCall.getStats();
      const active = encodings.filter((encoding) => encoding.rid !== '' && encoding.active).map(({ rid }) => rid);
      return active.toSorted().join() === rids.join() || active;
    }),

    tiles: (keys, milliseconds) => until(`the tiles are ${keys}`, milliseconds, () => {
      const wanted = keys.map((key) => key.split('/')).map(([name, screen]) =>
        name === 'self' ? name : [peerIdOf(name), screen].filter(Boolean).join('/'));
      const shown = [...document.querySelectorAll('.tile')].map((tile) => tile.dataset.key);
      return shown.toSorted().join() === wanted.toSorted().join() || shown;
    }),

    /** Milliseconds from asking for a picture to its first decoded frame, by tile. */
    firstFrames: () => [...document.querySelectorAll('.tile:not(.own)')]
      .map((tile) => `${tile.querySelector('.who').textContent} ${tile.dataset.firstFrameMilliseconds}`)
      .join(', '),

    firstFramesShown: (count, milliseconds) => until(`${count} pictures`, milliseconds, () => {
      const shown = document.querySelectorAll('.tile:not(.own)[data-first-frame-milliseconds]').length;
      return shown >= count || shown;
    }),

    protocols: async () => (await window.videoDeskCall.getStats()).paths.map(({ protocol }) => protocol),

    usernameFragments: async () => (await window.videoDeskCall.getStats()).paths.map((path) => path.usernameFragment),

    loseSocket: () => sockets.at(-1).close(),

    sockets: () => sockets.length,
  };
})();
