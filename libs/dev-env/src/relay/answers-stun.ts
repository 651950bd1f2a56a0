import { createSocket } from 'node:dgram';
import { decodeStunMessage, encodeStunMessage, newTransactionId, stunMethod } from './stun-message.ts';

/** Whether a STUN server answers on this UDP port within a second. */
export function answersStun(port: number, address = '127.0.0.1'): Promise<boolean> {
  const transactionId = newTransactionId();
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  return new Promise((resolve) => {
    const settle = (answered: boolean) => {
      clearTimeout(timer);
      socket.close();
      resolve(answered);
    };
    const timer = setTimeout(() => settle(false), 1000);
    socket.on('error', () => settle(false));
    socket.on('message', (bytes) => {
      const message = decodeStunMessage(bytes);
      if (message?.transactionId.equals(transactionId)) settle(message.kind === 'success');
    });
    // Connected, so that a port that nothing listens on is an error at once.
    socket.connect(port, address, () =>
      socket.send(encodeStunMessage({ kind: 'request', method: stunMethod.binding, transactionId }, [])),
    );
  });
}
