import { isUtf8 } from 'node:buffer';
import type { ZodType } from 'zod';
import { badRequest, type AcsErrorDetail } from '../../kernel/acs-error.ts';
import type { OperationRequest } from '../../kernel/operation.ts';
import type { Exchange } from '../exchange.ts';
import { requireShallowJson } from '../json-depth.ts';
import type { Stage } from '../stage.ts';

const reportedIssues = 10;

/** Turns the raw request into what the operation declares; 400 names everything that does not fit. */
export const parseRequest: Stage = (exchange, { endpoint }) => {
  const operation = exchange.route?.operation;
  if (operation === undefined) return;
  const { params, query, headers, body } = operation.request;
  exchange.request = new ParsedRequest(exchange, endpoint(), {
    params: parse(params, exchange.params, 'path'),
    query: parse(query, exchange.query, 'query'),
    headers: parse(headers, exchange.headers, 'header'),
    body: body === undefined ? undefined : parse(body, readJson(exchange.body), 'body'),
  });
};

class ParsedRequest implements OperationRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
  readonly rawBody: Uint8Array;
  readonly principal: Exchange['principal'];
  readonly requestId: string;
  readonly #target: string;
  readonly #endpoint: string;

  constructor(
    exchange: Exchange,
    endpoint: string,
    parts: Pick<OperationRequest, 'params' | 'query' | 'headers' | 'body'>,
  ) {
    this.params = parts.params;
    this.query = parts.query;
    this.headers = parts.headers;
    this.body = parts.body;
    this.rawBody = exchange.body;
    this.principal = exchange.principal;
    this.requestId = exchange.requestId;
    this.#target = exchange.target;
    this.#endpoint = originOf(exchange, endpoint);
  }

  /** Under the name by which the caller reached the emulator, so that links made from it lead back the same way. */
  get url(): URL {
    return new URL(this.#endpoint + this.#target);
  }
}

const plainHost = /^[a-z0-9.:[\]_-]{1,255}$/i;

function originOf(exchange: Exchange, endpoint: string): string {
  const host = exchange.headers['host'];
  if (host === undefined || !plainHost.test(host)) return endpoint;
  const origin = `${exchange.encrypted ? 'https' : 'http'}://${host}`;
  return URL.canParse(origin) ? origin : endpoint;
}

function parse(schema: ZodType | undefined, value: unknown, place: string): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const details = result.error.issues.slice(0, reportedIssues).map((issue): AcsErrorDetail => {
    const target = issue.path.map(String).join('.') || place;
    return {
      code: 'InvalidValue',
      message: `${place} ${target}: ${issue.message.replace(/\.$/, '')}`,
      target,
    };
  });
  const first = details[0]!;
  throw badRequest(`The request is not valid: ${details.map(({ message }) => message).join('; ')}.`, {
    details,
    ...(first.target === undefined ? {} : { target: first.target }),
  });
}

function readJson(body: Uint8Array): unknown {
  if (body.length === 0) return undefined;
  if (!isUtf8(body)) throw badRequest('The request body is not valid UTF-8.');
  requireShallowJson(body);
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8').trim();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badRequest(`The request body is not valid JSON: ${(error as Error).message}`);
  }
}
