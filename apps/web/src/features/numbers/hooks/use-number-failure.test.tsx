// @vitest-environment jsdom
import { AccessApiError } from '@switchboard/access-api';
import { describe, expect, it } from 'vitest';
import { renderWithMessages } from '../../../testing/render-with-messages.tsx';
import { useNumberFailure } from './use-number-failure.ts';

function failures() {
  let texts: ReturnType<typeof useNumberFailure> | undefined;
  function Probe() {
    texts = useNumberFailure();
    return null;
  }
  renderWithMessages(<Probe />);
  if (!texts) throw new Error('The hook was not called.');
  return texts;
}

const refused = (code: string, status = 409) =>
  new AccessApiError({ status, code, message: 'In the words of the service.', correlationId: 'abc-1' });

describe('useNumberFailure', () => {
  it('says in the language of the reader what is known, with the correlation id', () => {
    const text = failures().ofError(refused('phone-numbers/cost-differs'));
    expect(text.title).toContain('The price has changed');
    expect(text.reference).toBe('Reference: abc-1');
  });

  it('passes on the words of the service for other problems of numbers', () => {
    expect(failures().ofError(refused('phone-numbers/refused', 422))).toEqual({
      title: 'In the words of the service.',
      reference: 'Reference: abc-1',
    });
  });

  it('tells everything else apart by its status', () => {
    expect(failures().ofError(refused('network/unreachable', 0)).title).toContain('cannot be reached');
    expect(failures().ofError(new Error('broken')).title).toBe('Something went wrong.');
  });

  it('finds work that failed later by its own id', () => {
    const { ofWork } = failures();
    expect(ofWork({ code: 'phone-numbers/out-of-stock', message: 'x' }, 'work-1')).toEqual({
      title: 'Such numbers are sold out. Choose another area code, another kind or fewer numbers.',
      reference: 'Reference: work-1',
    });
    expect(ofWork({ code: 'phone-numbers/refused', message: 'No address.' }, 'work-2').title).toBe(
      'No address.',
    );
  });
});
