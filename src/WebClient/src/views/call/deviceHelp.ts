import { devicesTexts, type Browser, type DeviceWord, type DevicesTexts } from '../../i18n/devices';
import type { SourceProblem } from '../../media/callMedia';
import type { Language } from '../../session/contract';

type System = keyof DevicesTexts['allowInSystem'];

/** What happened to a device, and what to do about it in this browser on this system. */
export function deviceSentences(
  device: DeviceWord,
  problem: SourceProblem,
  language: Language,
  userAgent: string = navigator.userAgent,
): { problem: string; help: string } {
  const text = devicesTexts[language];
  return { problem: text.problems[problem][device], help: helpFor(problem, text, userAgent) };
}

function helpFor(problem: SourceProblem, text: DevicesTexts, userAgent: string): string {
  switch (problem) {
    case 'denied':
      return text.allowAgain[browserOf(userAgent)];
    case 'denied-by-system':
      return text.allowInSystem[systemOf(userAgent)];
    case 'missing':
      return text.missingHelp;
    case 'busy':
      return text.busyHelp;
    case 'unavailable':
      return text.unavailableHelp;
    case 'unplugged':
      return text.unpluggedHelp;
  }
}

export function browserOf(userAgent: string): Browser {
  if (/iPhone|iPad/.test(userAgent)) {
    return 'ios';
  }
  if (userAgent.includes('Android')) {
    return 'android';
  }
  const known: readonly [string, Browser][] = [
    ['Edg/', 'edge'],
    ['Firefox/', 'firefox'],
    ['Chrome/', 'chromium'],
    ['Safari/', 'safari'],
  ];
  return known.find(([mark]) => userAgent.includes(mark))?.[1] ?? 'other';
}

export function systemOf(userAgent: string): System {
  const known: readonly [RegExp, System][] = [
    [/iPhone|iPad/, 'ios'],
    [/Android/, 'android'],
    [/Windows/, 'windows'],
    [/Macintosh/, 'mac'],
  ];
  return known.find(([mark]) => mark.test(userAgent))?.[1] ?? 'other';
}

/** Phones and tablets share no screen; they are offered the rear camera for papers instead. An iPad says that it is a Mac. */
export function isHandheld(): boolean {
  const isPad = navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1;
  return /Android|iPhone|iPad|Mobile/.test(navigator.userAgent) || isPad;
}
