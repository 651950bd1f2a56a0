import { CallClient, configureCalling } from '@azure/communication-calling';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import {
  CallComposite,
  createAzureCommunicationCallAdapter,
  fromFlatCommunicationIdentifier,
} from '@azure/communication-react';
import { createRoot } from 'react-dom/client';

/** Set by the test before the page loads: endpoint, userId, displayName, token; whom or what to call, or nothing to be called. */
const { endpoint, userId, displayName, token, locator, callees } = window.callSettings;

// The one line that an application adds to use the emulator's calling library in place of Microsoft's.
configureCalling({ endpoint });
const credential = new AzureCommunicationTokenCredential(token);

if (locator || callees) {
  const adapter = await createAzureCommunicationCallAdapter({
    ...{ userId: fromFlatCommunicationIdentifier(userId), displayName, credential },
    ...(callees ? { targetCallees: callees.map(fromFlatCommunicationIdentifier) } : { locator }),
  });
  window.callAdapter = adapter;
  createRoot(document.getElementById('app')).render(<CallComposite adapter={adapter} />);
} else {
  // The composite places calls and joins them; being called is the application's part.
  window.callAgent = await new CallClient().createCallAgent(credential, { displayName });
  window.callAgent.on('incomingCall', ({ incomingCall }) => {
    window.incomingCall = incomingCall;
  });
}
