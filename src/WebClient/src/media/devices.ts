/** Why a device could not be opened. */
export type DeviceProblem =
  /** The user or the browser says no. */
  | 'denied'
  /** The operating system does not let the browser. */
  | 'denied-by-system'
  /** There is none. */
  | 'missing'
  /** Another program has it. */
  | 'busy'
  /** The page is not allowed to ask (not a secure address), or the browser cannot. */
  | 'unavailable';

export type Device = 'microphone' | 'camera' | 'screen';

export type DeviceResult =
  { ok: true; track: MediaStreamTrack } | { ok: false; device: Device; problem: DeviceProblem };

/** A device, where there may be several of its kind. `document`: the rear camera, for papers; `photo`: the same, for single sharp pictures. */
export interface DeviceWish {
  device: Device | 'document' | 'photo';
  /** As the browser lists it; empty or missing: the browser's choice. */
  deviceId?: string;
}

const spoken: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

const face: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

const paper: MediaTrackConstraints = {
  facingMode: { ideal: 'environment' },
  width: { ideal: 1920 },
  height: { ideal: 1080 },
  frameRate: { ideal: 15 },
};

const still: MediaTrackConstraints = {
  facingMode: { ideal: 'environment' },
  width: { ideal: 2560 },
  height: { ideal: 1920 },
};

export function openDevice(wish: Device | DeviceWish): Promise<DeviceResult> {
  const { device, deviceId = '' } = typeof wish === 'string' ? { device: wish } : wish;
  // Wished, not demanded: one that was unplugged since is replaced by another.
  const chosen = deviceId === '' ? {} : { deviceId: { ideal: deviceId } };
  const exact = { facingMode: {}, deviceId: { exact: deviceId } };
  switch (device) {
    case 'microphone':
      return open(device, (media) => media.getUserMedia({ audio: { ...spoken, ...chosen } }));
    case 'camera':
      return open(device, (media) => media.getUserMedia({ video: { ...face, ...chosen } }));
    case 'document':
      return open('screen', (media) => media.getUserMedia({ video: paper }));
    case 'photo':
      return open('camera', (media) => media.getUserMedia({ video: deviceId === '' ? still : { ...still, ...exact } }));
    case 'screen':
      return open(device, (media) =>
        media.getDisplayMedia({ video: { frameRate: { ideal: 15, max: 30 } }, audio: false }),
      );
  }
}

async function open(device: Device, ask: (media: MediaDevices) => Promise<MediaStream>): Promise<DeviceResult> {
  // The type says that it is always there; on an insecure address it is not.
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (media === undefined) {
    return { ok: false, device, problem: 'unavailable' };
  }
  try {
    const track = (await ask(media)).getTracks()[0];
    if (track === undefined) {
      return { ok: false, device, problem: 'missing' };
    }
    if (device === 'screen') {
      // Legible text before smooth motion.
      track.contentHint = 'detail';
    }
    return { ok: true, track };
  } catch (error) {
    return { ok: false, device, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): DeviceProblem {
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      // No field tells the two apart; Chrome, Edge and Firefox say it in words.
      return /system/i.test(message) ? 'denied-by-system' : 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unavailable';
  }
}
