import { z } from 'zod';

const address = z
  .string()
  .refine((text) => {
    const url = URL.parse(text);
    return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  }, 'must be an address such as http://localhost:4318, without a password: OTEL_EXPORTER_OTLP_HEADERS takes one.')
  .optional();
const protocol = z
  .literal('http/protobuf', 'must be http/protobuf, or not be set: traces are sent in no other way.')
  .optional();
const pairs = z
  .string()
  .refine((text) => parsePairs(text) !== undefined, 'must look like name=value,other=value.')
  .optional();
const milliseconds = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'must be a number of milliseconds from 1 to 999999.')
  .transform(Number)
  .optional();

/**
 * The standard variables of OpenTelemetry that are understood here; the exporter reads `OTEL_EXPORTER_OTLP_CERTIFICATE` and
 * `OTEL_EXPORTER_OTLP_COMPRESSION` by itself.
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export const tracingVariables = {
  OTEL_SDK_DISABLED: z
    .string()
    .regex(/^(true|false)$/i, 'must be "true" or "false".')
    .transform((text) => text.toLowerCase() === 'true')
    .optional(),
  OTEL_TRACES_EXPORTER: z.enum(['otlp', 'none'], 'must be "otlp" or "none".').optional(),
  /** Base of the receiver; `/v1/traces` is added to it. */
  OTEL_EXPORTER_OTLP_ENDPOINT: address,
  /** The same with its whole path; it wins. */
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: address,
  OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: protocol,
  OTEL_EXPORTER_OTLP_HEADERS: pairs,
  OTEL_EXPORTER_OTLP_TRACES_HEADERS: pairs,
  OTEL_EXPORTER_OTLP_TIMEOUT: milliseconds,
  OTEL_BSP_SCHEDULE_DELAY: milliseconds,
  OTEL_SERVICE_NAME: z.string().max(255).optional(),
  OTEL_RESOURCE_ATTRIBUTES: pairs,
  OTEL_TRACES_SAMPLER: z
    .enum(
      [
        'always_on',
        'always_off',
        'traceidratio',
        'parentbased_always_on',
        'parentbased_always_off',
        'parentbased_traceidratio',
      ],
      'must be always_on, always_off, traceidratio, or one of them after "parentbased_".',
    )
    .optional(),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .refine((text) => /^\d(\.\d+)?$/.test(text) && Number(text) <= 1, 'must be a number from 0 to 1.')
    .transform(Number)
    .optional(),
};

/** The variables, read. */
export type TracingEnvironment = z.output<z.ZodObject<typeof tracingVariables>>;

/** @returns undefined when the text is no list of pairs */
export function parsePairs(text: string): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
    const end = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, end)).trim();
    if (!/^[\w.!#$%&'*+^`|~-]+$/.test(name)) return undefined;
    try {
      found[name] = decodeURIComponent(pair.slice(end + 1).trim());
    } catch {
      return undefined;
    }
  }
  return found;
}
