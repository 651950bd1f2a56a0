import type { Benchmark } from '../benchmark.ts';
import { accessToken } from './access-token.ts';
import { calling } from './calling.ts';
import { chatLatency } from './chat-latency.ts';
import { compose } from './compose.ts';
import { eventDelivery } from './event-delivery.ts';
import { exec } from './exec.ts';
import { realTimeFanOut } from './fan-out.ts';
import { firstFrame } from './first-frame.ts';
import { chatPage } from './chat-page.ts';
import { identity } from './identity.ts';
import { memory } from './memory.ts';
import { relayCredentials } from './relay-credentials.ts';
import { replicas } from './replicas.ts';
import { reset } from './reset.ts';
import { smsConversations } from './sms-conversations.ts';
import { smsSend } from './sms-send.ts';
import { start } from './start.ts';
import { webhookIngest } from './webhook-ingest.ts';

/** In the order of the table. */
export const benchmarks: readonly Benchmark[] = [
  start,
  exec,
  memory,
  identity,
  chatLatency,
  realTimeFanOut,
  calling,
  firstFrame,
  eventDelivery,
  relayCredentials,
  reset,
  accessToken,
  replicas,
  smsSend,
  smsConversations,
  webhookIngest,
  chatPage,
  compose,
];
