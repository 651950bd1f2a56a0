import {
  eventGridOrigin,
  subscriptionValidationEventType,
  type EventGridEnvelope,
  type SubscriptionValidationData,
} from '@switchboard/acs-contracts';
import type { WebhookOutcome, WebhookSender } from '../../kernel/ports/webhook-sender.ts';
import { responseTimeoutMs, toSystemRequest } from './delivery-request.ts';
import type { EventSubscription } from './event-subscription.ts';

export const consentTimeMs = 5 * 60_000;

export type Consent =
  | { readonly kind: 'given' }
  /** The endpoint took the question and may answer it by the callback URL. */
  | { readonly kind: 'awaited' }
  | { readonly kind: 'refused'; readonly reason: string };

export interface HandshakeQuestion {
  readonly subscription: Pick<EventSubscription, 'name' | 'settings'>;
  readonly code: string;
  readonly callbackUrl: string;
  readonly topic: string;
  readonly eventId: string;
  readonly now: Date;
}

const given: Consent = { kind: 'given' };
const awaited: Consent = { kind: 'awaited' };
const refused = (reason: string): Consent => ({ kind: 'refused', reason });

/** Asks the endpoint whether it wants the events, in the way of its schema. */
export async function askForConsent(webhooks: WebhookSender, question: HandshakeQuestion): Promise<Consent> {
  return question.subscription.settings.deliverySchema === 'CloudEventSchemaV1_0'
    ? askForCloudEvents(webhooks, question)
    : askForEventGridEvents(webhooks, question);
}

/** @see "Webhook event delivery", endpoint validation with Event Grid events */
async function askForEventGridEvents(webhooks: WebhookSender, question: HandshakeQuestion): Promise<Consent> {
  const { subscription, code, callbackUrl, topic, eventId, now } = question;
  const event: EventGridEnvelope<SubscriptionValidationData> = {
    id: eventId,
    topic,
    subject: '',
    eventType: subscriptionValidationEventType,
    eventTime: now.toISOString(),
    data: { validationCode: code, validationUrl: callbackUrl },
    dataVersion: '1',
    metadataVersion: '1',
  };
  const outcome = await webhooks.send(toSystemRequest(subscription, 'SubscriptionValidation', event));
  if (outcome.kind === 'failed') return refused(outcome.message);
  if (outcome.status !== 200)
    return refused(`it answered ${outcome.status} to the validation event, where only 200 is accepted.`);
  const response = readValidationResponse(outcome.body);
  if (response === undefined) return awaited;
  return response === code ? given : refused('its validationResponse is not the validationCode.');
}

/** Names of members are compared without regard to case: samples of the documentation differ. */
function readValidationResponse(body: string): unknown {
  try {
    const answer: unknown = JSON.parse(body);
    if (typeof answer !== 'object' || answer === null) return undefined;
    return Object.entries(answer).find(([name]) => name.toLowerCase() === 'validationresponse')?.[1];
  } catch {
    return undefined;
  }
}

/** @see "HTTP 1.1 Web Hooks for Event Delivery", version 1.0, abuse protection */
async function askForCloudEvents(webhooks: WebhookSender, question: HandshakeQuestion): Promise<Consent> {
  const { subscription, callbackUrl } = question;
  const outcome = await webhooks.send({
    method: 'OPTIONS',
    url: subscription.settings.endpoint,
    headers: {
      ...subscription.settings.deliveryHeaders,
      'webhook-request-origin': eventGridOrigin,
      'webhook-request-callback': callbackUrl,
      'webhook-request-rate': '120',
    },
    timeoutMs: responseTimeoutMs,
  });
  if (outcome.kind === 'failed') return refused(outcome.message);
  return readAllowedOrigin(outcome);
}

/** The status of an answer that allows the origin does not matter. */
function readAllowedOrigin({ status, headers }: Extract<WebhookOutcome, { kind: 'answered' }>): Consent {
  const allowed = headers['webhook-allowed-origin']?.trim().toLowerCase();
  if (allowed === '*' || allowed === eventGridOrigin) return given;
  if (allowed !== undefined)
    return refused(`its WebHook-Allowed-Origin is neither '${eventGridOrigin}' nor '*'.`);
  if (status >= 200 && status < 300) return awaited;
  return refused(
    `it answered OPTIONS with ${status} and without the header WebHook-Allowed-Origin: ${eventGridOrigin}.`,
  );
}
