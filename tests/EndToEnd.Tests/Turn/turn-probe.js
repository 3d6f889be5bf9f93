// Runs in a page before its own script: every peer connection may use TURN servers alone, and of them those whose address ends in the
// given words. `window.turn.ways()` says over what media really goes.
((kind) => {
  const connections = [];
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration) {
      const iceServers = (configuration?.iceServers ?? []).map((server) => ({
        ...server,
        urls: server.urls.filter((url) => url.startsWith(kind.scheme) && url.endsWith(kind.transport)),
      }));
      super({ ...configuration, iceServers, iceTransportPolicy: 'relay' });
      connections.push(this);
    }
  };

  window.turn = {
    /** Of each open connection with a way: the kind of its own candidate, and how it speaks to the TURN server. */
    async ways() {
      const found = [];
      for (const connection of connections.filter(({ connectionState }) => connectionState === 'connected')) {
        const report = await connection.getStats();
        const transport = [...report.values()].find(({ type }) => type === 'transport');
        const local = report.get(report.get(transport?.selectedCandidatePairId)?.localCandidateId);
        if (local !== undefined) {
          found.push(`${local.candidateType} over ${local.relayProtocol}`);
        }
      }
      return found;
    },
  };
})
