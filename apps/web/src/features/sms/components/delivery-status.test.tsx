// @vitest-environment jsdom
import type { SmsMessage, SmsStatus } from '@switchboard/access-api';
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWithMessages } from '../../../testing/render-with-messages.tsx';
import { minute, smsMessage } from '../../../testing/sms-values.ts';
import { DeliveryStatus } from './delivery-status.tsx';

const draw = (message: SmsMessage) =>
  renderWithMessages(<DeliveryStatus entry={{ type: 'message', message, at: 0 }} isLast isReachable />);

describe('DeliveryStatus', () => {
  it.each([
    ['queued', 'Queued'],
    ['sent', 'Sent'],
    ['delivered', 'Delivered'],
    ['failed', 'Not delivered'],
  ] satisfies [SmsStatus, string][])('calls %s “%s”', (status, name) => {
    draw(smsMessage({ id: 'm', status }));
    expect(screen.getByRole('button', { name })).toBeTruthy();
  });

  it('opens the steps with their times and the words of the carrier', () => {
    const timeline: SmsMessage['timeline'] = [
      { status: 'queued', at: minute(0), detail: null },
      { status: 'sent', at: minute(1), detail: null },
      { status: 'failed', at: minute(2), detail: '4006: Not reachable.' },
    ];
    draw(smsMessage({ id: 'm', status: 'failed', segmentCount: 2, timeline }));
    const button = screen.getByRole('button', { name: 'Not delivered' });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const steps = within(screen.getByRole('list', { name: 'What happened to this message' }));
    expect(steps.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Queued.*12:00/),
      expect.stringMatching(/^Sent.*12:01/),
      expect.stringMatching(/^Not delivered.*12:02.*Carrier: 4006: Not reachable\.$/),
      '2 segments',
    ]);
  });

  it('has no steps while the service has not answered', () => {
    const message = {
      key: 'k',
      text: 'Hi',
      createdAt: minute(0),
      status: 'sending',
      failure: undefined,
    } as const;
    renderWithMessages(<DeliveryStatus entry={{ type: 'outgoing', message, at: 0 }} isLast isReachable />);
    expect(screen.getByText('Sending…')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
