import type { PhoneNumberCapabilities, PhoneNumberDirection } from '@switchboard/access-api';

export type Channel = keyof PhoneNumberCapabilities;
export type Way = 'inbound' | 'outbound';

export const channels: readonly Channel[] = ['calling', 'sms'];
export const ways: readonly Way[] = ['inbound', 'outbound'];

/** Whether a number that can do `direction` can be used that way. */
export const goes = (direction: PhoneNumberDirection, way: Way): boolean =>
  direction.split('+').includes(way);

/** The direction with one way switched on or off. */
export function withWay(direction: PhoneNumberDirection, way: Way, isOn: boolean): PhoneNumberDirection {
  return directionOf(ways.filter((candidate) => (candidate === way ? isOn : goes(direction, candidate))));
}

/** What was asked for, as far as it is offered; all that is offered when nothing was asked for. */
export function wantedCapabilities(
  offered: PhoneNumberCapabilities,
  wanted: Partial<PhoneNumberCapabilities>,
): PhoneNumberCapabilities {
  const within = (channel: Channel) =>
    directionOf(
      ways.filter((way) => goes(offered[channel], way) && goes(wanted[channel] ?? offered[channel], way)),
    );
  return { calling: within('calling'), sms: within('sms') };
}

export const canDoNothing = ({ calling, sms }: PhoneNumberCapabilities) =>
  calling === 'none' && sms === 'none';

function directionOf(list: readonly Way[]): PhoneNumberDirection {
  return list.length === 2 ? 'inbound+outbound' : (list[0] ?? 'none');
}
