import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import {
  ChatComposite,
  createAzureCommunicationChatAdapter,
  fromFlatCommunicationIdentifier,
} from '@azure/communication-react';
import { createRoot } from 'react-dom/client';

/** Set by the test before the page loads: endpoint, userId, displayName, token, threadId. */
const { endpoint, userId, displayName, token, threadId } = window.chatSettings;

const adapter = await createAzureCommunicationChatAdapter({
  endpoint,
  userId: fromFlatCommunicationIdentifier(userId),
  displayName,
  credential: new AzureCommunicationTokenCredential(token),
  threadId,
});
// The composite's stable version draws no list of participants: the test reads them from the adapter's state.
window.chatAdapter = adapter;
createRoot(document.getElementById('chat')).render(<ChatComposite adapter={adapter} />);
