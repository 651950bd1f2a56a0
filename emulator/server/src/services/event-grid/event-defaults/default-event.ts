import { callDefaults } from './call-defaults.ts';
import { chatDefaults } from './chat-defaults.ts';
import { messagingDefaults } from './messaging-defaults.ts';
import { routerDefaults } from './router-defaults.ts';

/** An event that could have happened, for those who only need its type. */
export interface DefaultEvent {
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** By name of event type. */
export type DefaultEvents = Readonly<Record<string, (now: Date) => DefaultEvent>>;

const defaults: DefaultEvents = {
  ...chatDefaults,
  ...messagingDefaults,
  ...callDefaults,
  ...routerDefaults,
};

/** Undefined for names that have no default. */
export const createDefaultEvent = (name: string, now: Date): DefaultEvent | undefined =>
  Object.hasOwn(defaults, name) ? defaults[name]!(now) : undefined;
