import { AppError } from '@switchboard/node-kit';

export const relayForAnotherUser = () =>
  new AppError(
    'forbidden',
    'relay/not-your-own',
    'Relay credentials are issued for the signed-in user only. Leave out the id of the user.',
  );

export const relayNotConfigured = (cause: unknown) =>
  new AppError(
    'unavailable',
    'relay/not-configured',
    'The Communication Services resource has no relay, so that calls work only where browsers reach each other. For the ' +
      'emulator, start coturn and the emulator with --turn turn:<host>:<port> and --turn-secret <secret>. Azure has retired ' +
      'its relay service: there the calling SDK brings its own relays and needs none of this.',
    { cause },
  );
