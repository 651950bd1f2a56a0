import { AcsError, badRequest } from '../../kernel/acs-error.ts';

/** 501 like everything that this emulator cannot do as it was started: the SDKs repeat other errors of this class. */
export const relayNotConfigured = () =>
  new AcsError(
    501,
    'EmulatorRelayNotConfigured',
    'This emulator was started without a relay. Start it with --turn turn:<host>:<port> and --turn-secret <secret>, or ' +
      'ACS_EMULATOR_TURN and ACS_EMULATOR_TURN_SECRET; the secret is the static-auth-secret of the coturn server.',
  );

export const relayUserUnknown = (rawId: string) =>
  badRequest(
    `The identity '${rawId}' does not exist in this resource. Create it with POST /identities, or leave id out.`,
    { target: 'id' },
  );
