/** A span as it arrived. */
export interface ReceivedSpan {
  /** `service.name`. */
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the first span of a trace. */
  readonly parentSpanId: string;
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer' | 'unspecified';
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly isError: boolean;
  readonly events: number;
}

type Field = bigint | Uint8Array;
type Fields = Map<number, Field[]>;

const kinds = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;

/**
 * Reads the body of an export request.
 * @see https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto
 */
export function readSpans(body: Uint8Array): ReceivedSpan[] {
  return messages(fieldsOf(body), 1).flatMap((resourceSpans) => {
    const resource = attributesOf(messages(resourceSpans, 1).flatMap((each) => messages(each, 1)));
    const spans = messages(resourceSpans, 2).flatMap((scope) => messages(scope, 2));
    return spans.map((span) => toSpan(span, String(resource['service.name'])));
  });
}

function toSpan(span: Fields, service: string): ReceivedSpan {
  const status = messages(span, 15)[0];
  return {
    service,
    traceId: hex(span, 1),
    spanId: hex(span, 2),
    parentSpanId: hex(span, 4),
    name: text(span, 5),
    kind: kinds[number(span, 6)]!,
    attributes: attributesOf(messages(span, 9)),
    links: messages(span, 13).map((link) => ({ traceId: hex(link, 1), spanId: hex(link, 2) })),
    isError: status !== undefined && number(status, 3) === 2,
    events: messages(span, 11).length,
  };
}

function attributesOf(pairs: readonly Fields[]): Record<string, unknown> {
  return Object.fromEntries(pairs.map((pair) => [text(pair, 1), valueOf(messages(pair, 2)[0]!)]));
}

function valueOf(value: Fields): unknown {
  if (value.has(2)) return number(value, 2) === 1;
  if (value.has(3)) return number(value, 3);
  return text(value, 1);
}

/** Fields by number: whole numbers, and the bytes of everything else. @see https://protobuf.dev/programming-guides/encoding/ */
function fieldsOf(bytes: Uint8Array): Fields {
  const fields: Fields = new Map();
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at]!;
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number) => bytes.subarray(at, (at += length));
  while (at < bytes.length) {
    const tag = Number(varint());
    const field = [varint, () => take(8), () => take(Number(varint())), , , () => take(4)][tag & 7]!();
    const number = tag >> 3;
    fields.set(number, [...(fields.get(number) ?? []), field]);
  }
  return fields;
}

const bytesOf = (fields: Fields, field: number) => (fields.get(field)?.[0] ?? new Uint8Array()) as Uint8Array;
const messages = (fields: Fields, field: number) =>
  (fields.get(field) ?? []).map((each) => fieldsOf(each as Uint8Array));
const number = (fields: Fields, field: number) => Number(fields.get(field)?.[0] ?? 0);
const text = (fields: Fields, field: number) => Buffer.from(bytesOf(fields, field)).toString();
const hex = (fields: Fields, field: number) => Buffer.from(bytesOf(fields, field)).toString('hex');
