import { openDevice, type Device, type DeviceResult } from '../media/devices';
import { element } from './dom';
import { deviceProblems } from './texts';

/** What the form gives: who, where, and the tracks that could be opened. */
export interface JoinRequest {
  readonly room: string;
  readonly name: string;
  readonly microphone: MediaStreamTrack | undefined;
  readonly camera: MediaStreamTrack | undefined;
}

/** The form before the call. */
export class JoinView {
  private readonly root = element('join', HTMLElement);
  private readonly title = element('join-title', HTMLElement);
  private readonly room = element('room', HTMLInputElement);
  private readonly name = element('name', HTMLInputElement);
  private readonly button = element('join-button', HTMLButtonElement);
  private readonly problem = element('device-problem', HTMLElement);
  private readonly problemText = element('device-problem-text', HTMLElement);
  private readonly without = element('join-without', HTMLButtonElement);

  private readonly wishes: Record<'microphone' | 'camera', HTMLInputElement> = {
    microphone: element('with-microphone', HTMLInputElement),
    camera: element('with-camera', HTMLInputElement),
  };

  /** Devices of the last attempt that could not be opened. */
  private failed: Device[] = [];

  constructor(private readonly join: (request: JoinRequest) => void) {
    element('join-form', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      void this.submit();
    });
    this.without.addEventListener('click', () => {
      for (const device of this.failed) {
        if (device !== 'screen') {
          this.wishes[device].checked = false;
        }
      }
      void this.submit();
    });
    const query = new URLSearchParams(location.search);
    this.room.value = query.get('room') ?? '';
    this.name.value = query.get('name') ?? '';
  }

  show(visible: boolean): void {
    this.root.hidden = !visible;
    if (visible) {
      this.title.focus();
    }
  }

  private async submit(): Promise<void> {
    const isComplete = [this.checkField(this.name), this.checkField(this.room)].every((valid) => valid);
    if (!isComplete || this.button.disabled) {
      return;
    }

    this.button.disabled = true;
    this.button.textContent = 'Un momento…';
    const results = await this.openDevices();
    this.button.disabled = false;
    this.button.textContent = 'Entra';

    const problems = results.filter((result) => !result.ok);
    this.failed = problems.map(({ device }) => device);
    this.problem.hidden = problems.length === 0;
    this.problemText.textContent = deviceProblems(problems);
    this.without.textContent = withoutText(this.failed);
    const tracks = results.filter((result) => result.ok).map(({ track }) => track);
    if (problems.length > 0) {
      tracks.forEach((track) => {
        track.stop();
      });
      return;
    }
    this.join({
      room: this.room.value.trim(),
      name: this.name.value.trim(),
      microphone: tracks.find(({ kind }) => kind === 'audio'),
      camera: tracks.find(({ kind }) => kind === 'video'),
    });
  }

  private async openDevices(): Promise<DeviceResult[]> {
    const results: DeviceResult[] = [];
    for (const device of ['microphone', 'camera'] as const) {
      if (this.wishes[device].checked) {
        results.push(await openDevice(device));
      }
    }
    return results;
  }

  private checkField(field: HTMLInputElement): boolean {
    const isValid = field.value.trim() !== '';
    element(`${field.id}-error`, HTMLElement).hidden = isValid;
    field.setAttribute('aria-invalid', String(!isValid));
    if (!isValid) {
      field.focus();
    }
    return isValid;
  }
}

function withoutText(failed: Device[]): string {
  if (failed.length > 1) {
    return 'Entra senza microfono e videocamera';
  }
  return failed[0] === 'camera' ? 'Entra senza videocamera' : 'Entra senza microfono';
}
