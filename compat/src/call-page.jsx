import { CallClient, configureCalling } from '@azure/communication-calling';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import {
  CallComposite,
  CallWithChatComposite,
  createAzureCommunicationCallAdapter,
  createAzureCommunicationCallWithChatAdapter,
  fromFlatCommunicationIdentifier,
} from '@azure/communication-react';
import { createRoot } from 'react-dom/client';

/** Set by the test before the page loads: endpoint, userId, displayName, token; whom or what to call, or nothing to be called. */
const { endpoint, userId, displayName, token, locator, callees, chatThreadId } = window.callSettings;

// The one line that an application adds to use the emulator's calling library in place of Microsoft's.
configureCalling({ endpoint });
const credential = new AzureCommunicationTokenCredential(token);
const user = { userId: fromFlatCommunicationIdentifier(userId), displayName, credential };
const show = (composite) => createRoot(document.getElementById('app')).render(composite);

if (chatThreadId) {
  const adapter = await createAzureCommunicationCallWithChatAdapter({
    ...{ ...user, endpoint, locator: { callLocator: locator, chatThreadId } },
  });
  window.callAdapter = adapter;
  show(<CallWithChatComposite adapter={adapter} />);
} else if (locator || callees) {
  const adapter = await createAzureCommunicationCallAdapter({
    ...user,
    ...(callees ? { targetCallees: callees.map(fromFlatCommunicationIdentifier) } : { locator }),
  });
  window.callAdapter = adapter;
  show(<CallComposite adapter={adapter} />);
} else {
  // The composite places calls and joins them; being called is the application's part.
  window.callAgent = await new CallClient().createCallAgent(credential, { displayName });
  window.callAgent.on('incomingCall', ({ incomingCall }) => {
    window.incomingCall = incomingCall;
  });
}
