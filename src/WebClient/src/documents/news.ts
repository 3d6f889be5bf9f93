import type { Documents, Role } from '../session/contract';

/** Something about documents that this side has to learn of. */
export interface News {
  /** The same for the same piece of news. */
  readonly key: string;
  readonly kind: 'asked' | 'arrived' | 'refused' | 'declined' | 'accepted';
  /** What is asked for, or the name of the file. */
  readonly what: string;
  /** The number of the protocol, or why it was refused. */
  readonly detail: string;
}

/** Everything that is worth telling, as it stands; whoever tells it keeps which keys are known. */
export function newsOf({ requests, items }: Documents, role: Role): News[] {
  const asked =
    role === 'taxpayer'
      ? requests
          .filter(({ open }) => open)
          .map(({ id, what }): News => ({ key: `asked ${id}`, kind: 'asked', what, detail: '' }))
      : [];
  const told = items.flatMap(({ id, name, own, state, code, reason, protocol }): News[] => {
    const about = (kind: News['kind'], detail = ''): News[] => [{ key: `${kind} ${id}`, kind, what: name, detail }];
    switch (state) {
      case 'ready':
        return own ? [] : about('arrived');
      case 'refused':
        return own ? about('refused', code) : [];
      case 'declined':
        return own ? about('declined', reason) : [];
      case 'accepted':
        return own ? about('accepted', protocol?.number) : [];
      case 'uploading':
      case 'checking':
      case 'withdrawn':
        return [];
    }
  });
  return [...asked, ...told];
}
