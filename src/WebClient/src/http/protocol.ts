import type { Api } from './api';

/** An entry of the protocol register, as `docs/documents.md` has it. Instants are ISO 8601 in UTC. */
export interface RegisterEntry {
  /** Such as 0000001/2027. */
  number: string;
  at: string;
  direction: 'received' | 'issued';
  subject: string;
  bytes: number;
  sha256: string;
  pages?: number;
  /** Of the file; missing once retention has emptied it, as `party` is. */
  name?: string;
  /** The taxpayer's side; `through`: who acts for that person. */
  party?: { name?: string; code?: string; through?: string };
  acceptedBy: string;
  annulled?: { at: string; by: string; reason: string };
}

export interface DailyRegister {
  register: string;
  /** Such as 2027-01-31. */
  day: string;
  entries: RegisterEntry[];
}

/** The register of the office's documents, for its officials and managers. */
export class ProtocolApi {
  constructor(private readonly api: Api) {}

  day(day: string): Promise<DailyRegister> {
    return this.api.get(`/api/desk/protocol?day=${encodeURIComponent(day)}`);
  }

  /** For managers. The entry stays, and reads as annulled. */
  annul(number: string, reason: string): Promise<RegisterEntry> {
    const [serial = '', year = ''] = number.split('/');
    return this.api.post(`/api/desk/protocol/${year}/${serial}/annul`, { reason });
  }
}
