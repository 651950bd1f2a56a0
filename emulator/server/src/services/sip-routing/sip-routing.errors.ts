import { AcsError } from '../../kernel/acs-error.ts';

/** What can be wrong with a configuration. The first five are recorded of the service, the others are named alike. */
export type ConfigurationFault =
  | 'EmptyPatch'
  | 'InvalidTrunkFqdn'
  | 'InvalidTrunkSipSignalingPort'
  | 'InvalidRouteName'
  | 'InvalidRouteNumberPattern'
  | 'InvalidRouteDescription'
  | 'DuplicatedRoute'
  | 'MissingTrunk'
  | 'TooManyTrunks'
  | 'TooManyRoutes';

/** The service says what is wrong in the inner error only. */
export const unprocessableConfiguration = (code: ConfigurationFault, message: string) =>
  new AcsError(422, 'UnprocessableConfiguration', 'One or more request inputs are not valid.', {
    innererror: { code, message },
  });
