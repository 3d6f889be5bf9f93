import type { types } from 'mediasoup-client';

export type VideoCodec = 'vp8' | 'vp9' | 'av1' | 'h264';

export const videoCodecs: readonly VideoCodec[] = ['vp8', 'vp9', 'av1', 'h264'];

/** Opus: forward error correction and retransmission against loss, silence suppressed. */
export const microphoneOptions: types.ProducerCodecOptions = {
  opusStereo: false,
  opusFec: true,
  opusNack: true,
  opusDtx: true,
};

/** Without a start bitrate the first seconds of a camera are a blur. In kilobits per second. */
export const cameraOptions: types.ProducerCodecOptions = { videoGoogleStartBitrate: 800 };

/** Three sizes of a camera, the smallest first. All have the same temporal layers, which switching between them needs. */
const simulcast: types.RtpEncodingParameters[] = [
  { rid: 'r0', scaleResolutionDownBy: 4, maxBitrate: 150_000, scalabilityMode: 'L1T3' },
  { rid: 'r1', scaleResolutionDownBy: 2, maxBitrate: 500_000, scalabilityMode: 'L1T3' },
  { rid: 'r2', scaleResolutionDownBy: 1, maxBitrate: 1_500_000, scalabilityMode: 'L1T3' },
];

/** Simulcast where every browser can encode it cheaply (VP8); one stream for the other codecs. */
export function cameraEncodings(codec: VideoCodec): types.RtpEncodingParameters[] {
  return codec === 'vp8' ? simulcast.map((encoding) => ({ ...encoding })) : [{ maxBitrate: 1_500_000 }];
}

/** One stream in full size: text must stay legible, so the rate may be high and the size never falls. */
export function screenEncodings(): types.RtpEncodingParameters[] {
  return [{ maxBitrate: 2_500_000, maxFramerate: 30 }];
}

/** The codec among those that the browser and the relay have in common. */
export function findCodec(
  capabilities: types.RtpCapabilities,
  codec: VideoCodec,
): types.RtpCodecCapability | undefined {
  const mimeType = `video/${codec}`;
  return capabilities.codecs?.find((candidate) => candidate.mimeType.toLowerCase() === mimeType);
}
