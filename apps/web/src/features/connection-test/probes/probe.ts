import type { RelayConfiguration } from '@switchboard/access-api';
import type { CheckId, CheckOutcome } from '../checks/check.ts';

/** What one run of the test hands from check to check. */
export interface ProbeContext {
  readonly signal: AbortSignal;
  /** What the relay-credentials check got. */
  relay: RelayConfiguration | undefined;
  readonly isLiveConnected: () => boolean;
  /** How loud the microphone is right now, 0 to 1. */
  readonly onLevel: (level: number) => void;
  /** What the camera shows; undefined when it is switched off again. */
  readonly onPicture: (stream: MediaStream | undefined) => void;
}

export type Probe = (context: ProbeContext) => Promise<CheckOutcome>;
/** The speaker is left out: only a person can say whether they hear it. */
export type Probes = Readonly<Record<Exclude<CheckId, 'speaker'>, Probe>>;
