// Runs in a page before its own script: as in a network that lets no media through, a peer connection learns of no address of the relay,
// unless it goes over TURN servers alone.
window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration) {
    super(configuration);
    this.isOverTurn = configuration?.iceTransportPolicy === 'relay';
  }

  setRemoteDescription(description) {
    const sdp = this.isOverTurn ? description.sdp : description.sdp.replace(/^a=candidate:.*\r?\n/gm, '');
    return super.setRemoteDescription({ type: description.type, sdp });
  }
};
