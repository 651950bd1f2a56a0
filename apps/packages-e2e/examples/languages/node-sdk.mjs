// Node, with the Azure SDKs: nothing about an emulator. The CA comes by NODE_EXTRA_CA_CERTS.
import { CommunicationIdentityClient } from '@azure/communication-identity';
import { SmsClient } from '@azure/communication-sms';

const connection = process.env.ACS_CONNECTION_STRING;
const identity = new CommunicationIdentityClient(connection);
const { user, token } = await identity.createUserAndToken(['chat']);
const sms = new SmsClient(connection);
const [sent] = await sms.send({ from: 'CONTOSO', to: ['+447700900123'], message: 'Hello from Node' });
console.log(
  JSON.stringify({
    user: user.communicationUserId,
    tokenParts: token.split('.').length,
    sent: sent.successful,
  }),
);
