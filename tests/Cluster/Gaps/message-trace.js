// Runs in a page before its own script: notes when each message of the call's socket went out or came in.
(() => {
  let began = performance.now();
  let lines = [];
  const names = new Map();
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
    }
  };

  window.trace = {
    begin() {
      began = performance.now();
      lines = [];
    },
    note,
    lines: () => lines,
  };
})();
