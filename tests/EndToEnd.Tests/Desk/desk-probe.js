// Runs in every page of a desk test, before the page's own script: keeps hold of connections and sockets, so that a test can see what
// is really decoded and can cut what is really connected. Waits by looking until a condition holds, and says what it saw last.
(() => {
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  const connections = [];
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...parameters) {
      super(...parameters);
      connections.push(this);
    }
  };

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

  /** What arrives on the track that the tile of somebody else shows; undefined while there is none. */
  async function arriving(name, source) {
    const wanted = source === 'screen' ? '.is-screen' : ':not(.is-screen)';
    const tile = [...document.querySelectorAll(`.call-tile:not(.is-own)${wanted}`)]
      .find((one) => one.querySelector('.call-name').textContent.includes(name));
    const element = tile?.querySelector(source === 'microphone' ? 'audio' : 'video');
    const track = element?.srcObject?.getTracks()[0];
    if (track === undefined) {
      return undefined;
    }
    for (const connection of connections.filter(({ connectionState }) => connectionState !== 'closed')) {
      for (const entry of (await connection.getStats()).values()) {
        if (entry.type === 'inbound-rtp' && entry.trackIdentifier === track.id) {
          return { frames: entry.framesDecoded ?? 0, energy: entry.totalAudioEnergy ?? 0, width: entry.frameWidth ?? 0, id: track.id };
        }
      }
    }
    return undefined;
  }

  window.desk = {
    arriving,

    /** The picture or sound of somebody is decoded, from now on: ten frames more, or more energy. */
    async receives(name, source, milliseconds) {
      let before;
      await until(`${source} of ${name} is decoded`, milliseconds, async () => {
        const now = await arriving(name, source);
        if (now === undefined || before === undefined || before.id !== now.id) {
          before = now;
          return now;
        }
        const hasGrown = source === 'microphone' ? now.energy > before.energy : now.frames >= before.frames + 10;
        return hasGrown || now;
      });
    },

    sockets: () => sockets.length,

    loseSocket: () => sockets.at(-1).close(),
  };
})();
