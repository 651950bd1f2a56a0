import type { Logger } from '@switchboard/node-kit';
import type { AppConfig } from './config/app-config.ts';
import type { AppSecrets } from './config/app-secrets.ts';
import { AcsIdentityGateway } from './identities/acs-identity-gateway.ts';
import type { IdentityGateway } from './identities/identity-gateway.ts';
import { AcsRoomGateway } from './meetings/acs-room-gateway.ts';
import { AcsNumberTaskGateway } from './phone-numbers/acs-number-task-gateway.ts';
import { AcsPhoneNumberGateway } from './phone-numbers/acs-phone-number-gateway.ts';
import type { NumberTaskGateway } from './phone-numbers/number-task-gateway.ts';
import { AcsRelayGateway } from './relay/acs-relay-gateway.ts';
import { AcsSmsGateway } from './sms/acs-sms-gateway.ts';
import type { SmsGateway } from './sms/sms-gateway.ts';
import { AcsChatGateway } from './threads/acs-chat-gateway.ts';
import type { ChatGateway } from './threads/chat-gateway.ts';

/** Gateways that tests may put in the place of the real ones. */
export interface GatewayReplacements {
  identityGateway?: IdentityGateway;
  chatGateway?: ChatGateway;
  smsGateway?: SmsGateway;
  numberTaskGateway?: NumberTaskGateway;
}

export type Gateways = ReturnType<typeof createGateways>;

/** All that goes to the Communication Services resource. */
export function createGateways(
  { config, secrets, log }: { config: AppConfig; secrets: AppSecrets; log: Logger },
  replacements: GatewayReplacements,
) {
  const acs = { ...config.acs, connectionString: secrets.acsConnectionString };
  return {
    identity: replacements.identityGateway ?? new AcsIdentityGateway(acs),
    chat: replacements.chatGateway ?? new AcsChatGateway(config.acs),
    sms: replacements.smsGateway ?? new AcsSmsGateway(acs, log),
    numberTasks: replacements.numberTaskGateway ?? new AcsNumberTaskGateway(acs),
    phoneNumbers: new AcsPhoneNumberGateway(acs),
    rooms: new AcsRoomGateway(acs),
    relay: new AcsRelayGateway(acs),
  };
}
