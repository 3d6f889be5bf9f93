import type { Socket } from './signalling';

export function openWebSocket(url: URL): Socket {
  const webSocket = new WebSocket(url);
  const socket: Socket = {
    onmessage: null,
    onclose: null,
    send: (text) => {
      webSocket.send(text);
    },
    close: (code) => {
      webSocket.close(code);
    },
  };
  webSocket.addEventListener('message', (message) => socket.onmessage?.(message));
  webSocket.addEventListener('close', (close) => socket.onclose?.(close));
  return socket;
}
