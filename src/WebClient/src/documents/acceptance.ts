import type { Methods } from '../session/contract';

/** What accepting a document sends. `closes`: whether its request is to be closed too; undefined when no open one is answered. */
export function acceptanceOf(id: string, subject: string, closes: boolean | undefined): Methods['AcceptDocument'][0] {
  return { id, subject, ...(closes === false ? { keepRequest: true } : {}) };
}
