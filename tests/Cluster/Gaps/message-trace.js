// Runs in a page before its own script: notes when each message of the call's socket went out or came in.
(() => {
  let began = performance.now();
  let lines = [];
  const names = new Map();
  const connections = [];
  const note = (text) => lines.push(`${Math.round(performance.now() - began)} ${text}`);

  function incoming(text) {
    const { event, data, id } = JSON.parse(text);
    note(event === undefined ? `< answer ${names.get(id)}` : `< ${event} ${data?.source ?? data?.state ?? ''}`);
  }

  window.WebSocket = class extends WebSocket {
    constructor(...parameters) {
      super(...parameters);
      this.addEventListener('message', ({ data }) => incoming(data));
    }

    send(text) {
      const { id, method } = JSON.parse(text);
      names.set(id, method);
      note(`> ${method}`);
      super.send(text);
    }
  };

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...parameters) {
      super(...parameters);
      this.addEventListener('connectionstatechange', () => note(`peer connection ${this.connectionState}`));
      this.addEventListener('iceconnectionstatechange', () => note(`ice ${this.iceConnectionState}`));
      connections.push(this);
    }
  };

  /** Says when the first of a received picture came, was whole, and was decoded. */
  const firsts = new Set();
  async function look() {
    for (const connection of connections.filter(({ connectionState }) => connectionState !== 'closed')) {
      for (const entry of (await connection.getStats()).values()) {
        if (entry.type === 'inbound-rtp' && entry.kind === 'video') {
          for (const counter of ['packetsReceived', 'framesReceived', 'framesDecoded']) {
            const key = `${entry.ssrc} ${counter}`;
            if (entry[counter] > 0 && !firsts.has(key)) {
              firsts.add(key);
              note(`picture ${entry.ssrc}: ${counter}`);
            }
          }
        }
      }
    }
    setTimeout(() => void look(), 50);
  }

  window.trace = {
    look,

    begin() {
      began = performance.now();
      lines = [];
    },
    note,
    lines: () => lines,
  };
})();
