import { describe, expect, it } from 'vitest';
import type { DayCounters } from '../../src/http/desk';
import { officeAppointmentTexts } from '../../src/i18n/officeAppointment';
import { officeReplies, replyKeys } from '../../src/i18n/officeReplies';
import { mailLines } from '../../src/views/office/endingDialog';
import { explainCode } from '../../src/views/office/refusals';
import { languages } from '../../src/i18n/language';
import { officeWords } from '../../src/i18n/officeWords';
import { addDays, dateInRome, timeHere, timeInRome } from '../../src/views/office/clock';
import { csvOf, figuresOf } from '../../src/views/office/counters';
import { checkEnding, longestRemark } from '../../src/views/office/endingForm';
import { target } from '../../src/views/office/tabs';

describe('the closing form', () => {
  it('wants an outcome', () => {
    expect(checkEnding({ outcome: undefined, nextSteps: [], remark: '' })).toEqual(['outcome-missing']);
  });

  it('wants the steps that the outcome speaks of, and none where it says that nothing remains', () => {
    expect(checkEnding({ outcome: 'served-with-next-steps', nextSteps: [], remark: '' })).toEqual(['steps-missing']);
    expect(checkEnding({ outcome: 'served', nextSteps: ['pay'], remark: '' })).toEqual(['steps-not-expected']);
    expect(checkEnding({ outcome: 'served-with-next-steps', nextSteps: ['pay'], remark: '' })).toEqual([]);
    expect(checkEnding({ outcome: 'to-be-continued', nextSteps: ['book-another-appointment'], remark: '' })).toEqual(
      [],
    );
  });

  it('takes a remark of exactly the longest length, without the spaces around it', () => {
    const remark = 'x'.repeat(longestRemark);
    expect(checkEnding({ outcome: 'served', nextSteps: [], remark: ` ${remark} ` })).toEqual([]);
    expect(checkEnding({ outcome: 'served', nextSteps: [], remark: `${remark}x` })).toEqual(['remark-too-long']);
  });
});

describe('words for waiting', () => {
  it('names minutes in every language, and less than one', () => {
    expect(languages.map((language) => officeWords[language].waitingFor(3))).toEqual([
      'in attesa da 3 min',
      'waiting for 3 min',
      'wartet seit 3 Min.',
    ]);
    expect(officeWords.it.waitingFor(0)).toBe('in attesa da meno di un minuto');
  });
});

describe('times', () => {
  it('are those of Rome, and of the device only where they differ', () => {
    expect(timeInRome('2026-11-23T08:00:00Z', 'it')).toBe('09:00');
    expect(timeInRome('2026-07-01T07:00:00Z', 'de')).toBe('09:00');
    expect(timeHere('2026-11-23T08:00:00Z', 'it', 'Europe/Berlin')).toBeUndefined();
    expect(timeHere('2026-11-23T08:00:00Z', 'it', 'America/New_York')).toBe('03:00');
  });

  it('know the date in Rome, and the next one over the change of the clocks', () => {
    expect(dateInRome(Date.parse('2026-11-22T23:30:00Z'))).toBe('2026-11-23');
    expect(addDays('2026-10-24', 1)).toBe('2026-10-25');
    expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });
});

describe('tabs', () => {
  it('are walked with arrows, Home and End, in a circle', () => {
    expect(['ArrowRight', 'ArrowLeft', 'Home', 'End', 'a'].map((key) => target(key, 0, 4))).toEqual([
      1,
      3,
      0,
      3,
      undefined,
    ]);
    expect(target('ArrowRight', 3, 4)).toBe(0);
  });
});

describe('the counters', () => {
  const counters: DayCounters = {
    date: '2026-11-23',
    toTakeInCharge: 4,
    inProgress: 1,
    closed: { 'to-be-continued': 2 },
    callbacksDone: 0,
    callbacksFailed: 0,
    expired: 1,
    cancelled: 0,
    resolvedEarly: 0,
    transferred: 0,
    countAsCarriedOut: 3,
    averageWaitSeconds: 90,
    survey: { answers: 0 },
  };

  it('are told in words, without outcomes that nobody had', () => {
    const figures = figuresOf(counters, 'it');
    expect(figures).toContainEqual({ label: 'Da prendere in carico', value: '4' });
    expect(figures).toContainEqual({
      label: 'Conclusi: Serve un altro appuntamento o una risposta scritta',
      value: '2',
    });
    expect(figures).toContainEqual({ label: 'Attesa media', value: '1,5 min' });
    expect(figures).toContainEqual({ label: 'Gradimento medio (da 1 a 5)', value: 'nessun dato' });
    expect(figures.filter(({ label }) => label.startsWith('Conclusi'))).toHaveLength(2);
  });

  it('are exported quoted, and never as a formula', () => {
    const csv = csvOf({ label: 'Voce', value: 'Numero' }, [{ label: '=1+1', value: 'a "b"' }]);
    expect(csv).toBe('\uFEFF"Voce","Numero"\r\n"\'=1+1","a ""b"""\r\n');
  });
});

describe('the preview of the closing mail', () => {
  it('speaks the language of the appointment and names outcome, message and steps', () => {
    const lines = mailLines({ outcome: 'served-with-next-steps', nextSteps: ['pay'], remark: 'Modell F24' }, 'de');
    expect(lines).toContain('Mitteilung des Amtes: Modell F24');
    expect(lines).toContain('– Nehmen Sie die angegebene Zahlung vor.');
    expect(lines).not.toContain('Sie müssen nichts weiter tun.');
  });

  it('says that nothing remains when no step is named', () => {
    expect(mailLines({ outcome: 'served', nextSteps: [], remark: '' }, 'it')).toContain('Non deve fare altro.');
  });
});

describe('the texts', () => {
  it('have every canned reply in every language, each its own', () => {
    for (const key of replyKeys) {
      expect(new Set(languages.map((language) => officeReplies[language][key].text)).size).toBe(languages.length);
    }
  });

  it('explain the same codes of the hub in every language', () => {
    const codes = languages.map((language) => Object.keys(officeAppointmentTexts[language].codes).sort());
    expect(codes[1]).toEqual(codes[0]);
    expect(codes[2]).toEqual(codes[0]);
    expect(explainCode('a-new-code', 'en')).toBe('Something went wrong: try again shortly.');
  });
});
