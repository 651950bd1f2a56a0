import type { OpenApiParts } from '../openapi/openapi-document.ts';
import { EVENT_WEBHOOK_PATH } from './event-webhook.ts';

const senders = [{ eventSecret: [] }, { eventSenderToken: [] }];
const refusals = {
  401: { description: 'The sender is not known. There is no body.' },
  403: { description: 'The token is not of the expected sender. There is no body.' },
  503: { description: 'The events were not kept: send them again.' },
};
const eventList = { type: 'array', items: { type: 'object' } };

/** The webhook in the words of OpenAPI; it has no controller that could be asked. @see docs/event-grid.md */
export const eventWebhookDescription: OpenApiParts = {
  paths: {
    [EVENT_WEBHOOK_PATH]: {
      post: {
        operationId: 'EventWebhook_deliver',
        tags: ['EventWebhook'],
        summary: 'Takes events of Event Grid, and its validation handshake.',
        security: senders,
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: eventList },
            'application/cloudevents+json': { schema: { type: 'object' } },
            'application/cloudevents-batch+json': { schema: eventList },
          },
        },
        responses: {
          200: { description: 'The events are kept; the answer to a handshake has `validationResponse`.' },
          400: { description: 'These are no events. There is no body.' },
          ...refusals,
        },
      },
      options: {
        operationId: 'EventWebhook_consent',
        tags: ['EventWebhook'],
        summary: 'Agrees to deliveries of CloudEvents.',
        security: senders,
        responses: {
          200: { description: 'See `webhook-allowed-origin` and `webhook-allowed-rate`.' },
          ...refusals,
        },
      },
    },
  },
  securitySchemes: {
    eventSecret: { type: 'apiKey', in: 'query', name: 'code' },
    eventSenderToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  },
};
