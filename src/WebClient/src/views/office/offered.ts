import type { DeskAppointment } from '../../http/desk';
import { isOver } from './agendaState';

export type DeskAction = 'close' | 'choose-callback' | 'to-colleague' | 'to-office' | 'resolve-early' | 'cancel';

/**
 * What makes sense to offer for an appointment now, most usual first. The server decides: this spares buttons that it would refuse
 * whatever happens.
 */
export function offeredActions(row: DeskAppointment, now: number): DeskAction[] {
  const { phase, startsAt } = row.appointment;
  if (isOver(phase)) {
    return [];
  }
  const hasBegun = phase === 'live' || phase === 'suspended';
  const isAway = (row.disconnectedSince ?? '') !== '';
  const isOwed = row.callback !== undefined && row.callback.outcome === undefined;
  const actions: [DeskAction, boolean][] = [
    ['close', (hasBegun || isAway) && !isOwed],
    ['choose-callback', isAway && !isOwed],
    ['to-colleague', true],
    ['to-office', !isOwed],
    ['resolve-early', !hasBegun && !isOwed && now < Date.parse(startsAt)],
    ['cancel', !hasBegun && !isOwed],
  ];
  return actions.filter(([, isOffered]) => isOffered).map(([action]) => action);
}
