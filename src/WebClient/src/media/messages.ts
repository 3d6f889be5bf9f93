import type { types } from 'mediasoup-client';

/** What a participant sends with a track. */
export type ProducerSource = 'camera' | 'microphone' | 'screen';

export interface PeerSummary {
  peerId: string;
  name: string;
}

export interface ProducerSummary {
  producerId: string;
  peerId: string;
  name: string;
  source: ProducerSource;
  kind: types.MediaKind;
  paused: boolean;
}

export interface TransportDescription {
  id: string;
  iceParameters: types.IceParameters;
  iceCandidates: types.IceCandidate[];
  dtlsParameters: types.DtlsParameters;
  /** Servers over which media goes where nothing else is let through, with credentials of limited time; missing where there are none. */
  iceServers?: RTCIceServer[];
}

export interface ConsumerDescription {
  id: string;
  producerId: string;
  kind: types.MediaKind;
  rtpParameters: types.RtpParameters;
  producerPaused: boolean;
  /** Simulcast layers to choose from; 1 when there is no choice. */
  spatialLayers: number;
}

export type TransportState = 'new' | 'connecting' | 'connected' | 'disconnected' | 'failed' | 'closed';

/** What the server tells without being asked. A field that is null on the server is missing here. */
export interface Notifications {
  welcome: { peerId: string; peers: PeerSummary[]; producers: ProducerSummary[] };
  peerJoined: PeerSummary;
  peerLeft: { peerId: string };
  newProducer: ProducerSummary;
  producerClosed: { producerId: string };
  producerPaused: { producerId: string; paused: boolean };
  producerScore: { producerId: string; score: number };
  producerLayersWanted: { producerId: string; layers: number[] };
  consumerClosed: { consumerId: string; producerId: string };
  consumerLayerChanged: { consumerId: string; spatial?: number };
  activeSpeaker: { peerId?: string; producerId?: string };
  transportState: { transportId: string; state: TransportState };
  /** The server cannot hear the relay: it asks whether media still comes. The answer is a request of the same name. */
  reportFlow: object;
}

export type Notification = {
  [Name in keyof Notifications]: { event: Name; data: Notifications[Name] };
}[keyof Notifications];
