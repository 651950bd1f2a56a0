import type { DataChannelCallFeature, DataChannelReceiver } from '@switchboard/calling';

/** What is used of the data channel of a call. */
export type CallDataChannel = Pick<DataChannelCallFeature, 'createDataChannelSender' | 'on' | 'off'>;

/**
 * Tells every listener of the receivers that are there already, too: an SDK announces each once, and a page that comes back
 * to a call, or is drawn after the first message has come, would never hear of it.
 */
export function keepReceivers(channel: CallDataChannel): CallDataChannel {
  const receivers = new Set<DataChannelReceiver>();
  channel.on('dataChannelReceiverCreated', (receiver) => {
    receivers.add(receiver);
    receiver.on('close', () => receivers.delete(receiver));
  });
  return {
    createDataChannelSender: (options) => channel.createDataChannelSender(options),
    on(event, listener) {
      channel.on(event, listener);
      for (const receiver of [...receivers]) listener(receiver);
    },
    off: (event, listener) => channel.off(event, listener),
  };
}
