import { ApiError, type Fault } from './api';

/** What is wrong, each with a sentence: the server's own, or these where it could not say one. */
export function faultsOf(error: unknown, words: { offline: string; unexpected: string }): readonly Fault[] {
  if (!(error instanceof ApiError)) {
    console.warn(error);
    return [{ code: 'unexpected', title: words.unexpected }];
  }
  return error.faults.map((fault) =>
    fault.title === undefined
      ? { ...fault, title: fault.code === 'offline' ? words.offline : words.unexpected }
      : fault,
  );
}
