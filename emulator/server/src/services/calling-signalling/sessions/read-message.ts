import { callingClientMessage, type CallingClientMessage } from '@switchboard/acs-contracts';
import type { ZodError } from 'zod';
import { CallingRefusal } from '../calling.errors.ts';

export type ReadMessage =
  | { readonly message: CallingClientMessage }
  /** `requestId` when so much could be read. */
  | { readonly refusal: CallingRefusal; readonly requestId?: string };

export function readMessage(text: string): ReadMessage {
  const json = parseObject(text);
  if (!json) return { refusal: new CallingRefusal('MalformedMessage', 'A message is one JSON object.') };
  const outcome = callingClientMessage.safeParse(json);
  if (outcome.success) return { message: outcome.data };
  const { requestId } = json;
  return {
    refusal: explain(json, outcome.error),
    ...(typeof requestId === 'string' && requestId.length <= 64 && { requestId }),
  };
}

function explain(json: Readonly<Record<string, unknown>>, error: ZodError): CallingRefusal {
  const issue = error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? [issue.keys[0] ?? ''] : [];
  const field = [...(issue?.path ?? []), ...unknown].join('.').slice(0, 200);
  if (field === 'type') {
    const type = JSON.stringify(json.type)?.slice(0, 100) ?? 'missing';
    return new CallingRefusal('MalformedMessage', `There is no message of type ${type}.`, 'type');
  }
  return new CallingRefusal('MalformedMessage', `${field}: ${issue?.message ?? 'is not valid'}.`, field);
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
