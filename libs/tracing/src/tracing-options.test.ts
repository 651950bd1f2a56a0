import { describe, expect, it } from 'vitest';
import { readTracingEnvironment as read } from './read-tracing-environment.ts';
import { release } from './release.ts';
import { createTracingOptions, tracingHeaders } from './tracing-options.ts';
import { parsePairs } from './tracing-variables.ts';

const optionsOf = (env: Record<string, string>) => createTracingOptions(read(env), 'thing');
const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' };

describe('createTracingOptions', () => {
  it('is nothing without a receiver, or when it is switched off', () => {
    expect(optionsOf({})).toBeUndefined();
    expect(optionsOf({ ...endpoint, OTEL_SDK_DISABLED: 'TRUE' })).toBeUndefined();
    expect(optionsOf({ ...endpoint, OTEL_TRACES_EXPORTER: 'none' })).toBeUndefined();
  });

  it('has what the standard has where nothing is said', () => {
    expect(optionsOf(endpoint)).toEqual({
      url: 'http://collector:4318/v1/traces',
      sampler: 'parentbased_always_on',
      ratio: 1,
      resource: { 'service.name': 'thing', 'service.version': release.version },
      timeoutMs: 10_000,
      delayMs: 5000,
    });
  });

  it('takes the address for traces as it is', () => {
    const url = 'https://collector/tenant/traces';
    expect(optionsOf({ ...endpoint, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url })).toMatchObject({ url });
  });

  it('names the service by its own variable, before its attributes', () => {
    const OTEL_RESOURCE_ATTRIBUTES = 'service.name=other,deployment.environment.name=a%20test';
    expect(optionsOf({ ...endpoint, OTEL_RESOURCE_ATTRIBUTES })?.resource).toEqual({
      'service.name': 'other',
      'service.version': release.version,
      'deployment.environment.name': 'a test',
    });
    const named = optionsOf({ ...endpoint, OTEL_RESOURCE_ATTRIBUTES, OTEL_SERVICE_NAME: 'mine' });
    expect(named?.resource).toMatchObject({ 'service.name': 'mine' });
  });

  it('samples as it is told', () => {
    const sampling = { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.05' };
    expect(optionsOf({ ...endpoint, ...sampling })).toMatchObject({
      sampler: 'parentbased_traceidratio',
      ratio: 0.05,
    });
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4317'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'https://me:secret@collector'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'no pair'],
    ['OTEL_TRACES_SAMPLER', 'sometimes'],
    ['OTEL_TRACES_SAMPLER_ARG', '2'],
    ['OTEL_TRACES_EXPORTER', 'zipkin'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(name);
  });
});

describe('tracingHeaders', () => {
  it('are those for traces, or else those for everything', () => {
    const all = { OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20key=,x-team=a' };
    expect(tracingHeaders(read(all))).toBe(all.OTEL_EXPORTER_OTLP_HEADERS);
    expect(tracingHeaders(read({ ...all, OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'k=v' }))).toBe('k=v');
    expect(parsePairs(all.OTEL_EXPORTER_OTLP_HEADERS)).toEqual({
      authorization: 'Bearer key=',
      'x-team': 'a',
    });
  });
});
