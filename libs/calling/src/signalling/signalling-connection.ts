import {
  callingProtocolVersion,
  type CallingServerMessage,
  type ConnectedMessage,
} from '@switchboard/acs-contracts';
import { CallingError } from '../api/errors.ts';

/** How one websocket ended. `error` when the service said why it refused `connect`. */
export interface ConnectionEnd {
  readonly code: number;
  readonly error?: CallingError;
}

export interface ConnectionOptions {
  readonly url: string;
  readonly token: string;
  readonly displayName: string | undefined;
  readonly userAgent: string;
  readonly resume: { resumeToken: string; sequence: number } | undefined;
  onConnected(message: ConnectedMessage): void;
  onMessage(message: CallingServerMessage): void;
  /** Once, whether it was ever connected or not. */
  onEnd(end: ConnectionEnd): void;
}

export interface Connection {
  send(text: string): void;
  close(code: number): void;
}

const connectTimeoutMs = 15_000;
const connectRequestId = 'connect';
/** As a browser reports a connection that ended without a closing handshake. */
const abnormal = 1006;

/** Opens one websocket and introduces itself on it. */
export function openConnection(options: ConnectionOptions): Connection {
  const socket = new WebSocket(options.url);
  let refusal: CallingError | undefined;
  let isEnded = false;
  let isConnected = false;

  const end = (code: number) => {
    if (isEnded) return;
    isEnded = true;
    clearTimeout(timeout);
    socket.close();
    options.onEnd({ code, ...(refusal ? { error: refusal } : {}) });
  };
  const timeout = setTimeout(() => {
    if (!isConnected) end(abnormal);
  }, connectTimeoutMs);

  socket.onopen = () => {
    const { token, displayName, userAgent, resume } = options;
    const introduction = { type: 'connect', requestId: connectRequestId, protocol: callingProtocolVersion };
    const name = displayName === undefined ? {} : { displayName };
    socket.send(
      JSON.stringify({ ...introduction, token, userAgent, ...name, ...(resume ? { resume } : {}) }),
    );
  };
  socket.onmessage = ({ data }) => {
    if (isEnded) return;
    const message = parse(data);
    if (message === undefined) return;
    if (message.type === 'connected') {
      isConnected = true;
      clearTimeout(timeout);
      options.onConnected(message);
    } else if (message.type === 'error' && message.requestId === connectRequestId) {
      refusal = toCallingError(message.error);
    } else {
      options.onMessage(message);
    }
  };
  socket.onclose = ({ code }) => end(code);
  socket.onerror = () => end(abnormal);

  return {
    send(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    /** Does not wait for the closing handshake: on a dead network it would not come. */
    close(code) {
      socket.close(1000);
      end(code);
    },
  };
}

export function toCallingError(error: {
  name: string;
  code: number;
  subCode: number;
  message: string;
}): CallingError {
  return new CallingError(error.code, error.subCode, error.message, { name: error.name });
}

function parse(data: unknown): CallingServerMessage | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const message = JSON.parse(data) as CallingServerMessage;
    return typeof message?.type === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}
