import type {
  EventDelivery,
  EventSubscriptionRequest,
  EventSubscriptionView,
} from '@switchboard/acs-contracts';
import { expect } from 'vitest';
import { startTemporaryEmulator } from '../../../support.ts';

/** Machines that are busy with other tests take their time. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

/** The control API of an emulator on this port. */
export function controlOf(port: number) {
  async function control<Body = Record<string, unknown>>(method: string, path: string, body?: unknown) {
    const response = await fetch(`http://localhost:${port}/_emulator/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Body };
  }
  return {
    control,
    subscribe: (name: string, request: EventSubscriptionRequest) =>
      control<EventSubscriptionView & { error: { message: string } }>(
        'PUT',
        `event-subscriptions/${name}`,
        request,
      ),
    trigger: (type: string, more: object = {}) =>
      control<{ event: { id: string } }>('POST', 'events/trigger', { type, ...more }),
    deliveries: async (name: string) =>
      (await control<{ value: EventDelivery[] }>('GET', `event-subscriptions/${name}/deliveries`)).body.value,
    advance: (duration: string) => control('POST', 'clock/advance', { duration }),
  };
}

/** An emulator, and its control API. */
export async function startEventGridBed(options: Parameters<typeof startTemporaryEmulator>[0] = {}) {
  const emulator = await startTemporaryEmulator(options);
  return { ...emulator, ...controlOf(emulator.port) };
}
