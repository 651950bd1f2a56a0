import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { problemDetails } from '@switchboard/access-api';
import { OPERATION, type OperationDescription } from '../platform/operation.decorator.ts';
import type { ParameterSource } from '../platform/parameters.ts';
import { PUBLIC, REQUIRED_ROLE } from '../platform/route-access.ts';
import { querySchemas, requestBody, toJsonSchema, type JsonSchema } from './json-schema.ts';

export interface OpenApiDocument {
  openapi: '3.1.1';
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, JsonSchema>>;
  components: Record<string, unknown>;
}

/** Routes that no controller has, as the document says it. */
export interface OpenApiParts {
  paths: OpenApiDocument['paths'];
  securitySchemes: Record<string, JsonSchema>;
}

/**
 * Describes the routes of the controllers. Parameters and bodies come from the schemas that validate them, so that the
 * document cannot differ from the service.
 */
export function createOpenApiDocument(options: {
  controllers: readonly Type[];
  sessionCookie: string;
  pathOf: (controllerPath: string, handlerPath: string) => string;
  /** What is below the framework. */
  others?: OpenApiParts | undefined;
}): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  for (const controller of options.controllers) {
    for (const handler of handlersOf(controller)) {
      const path = options.pathOf(
        String(Reflect.getMetadata(PATH_METADATA, controller)),
        String(Reflect.getMetadata(PATH_METADATA, handler.method)),
      );
      const method =
        RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler.method) as number]!.toLowerCase();
      paths[path.replace(/:(\w+)/g, '{$1}')] ??= {};
      paths[path.replace(/:(\w+)/g, '{$1}')]![method] = describeRoute(controller, handler, method);
    }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Trusted user-access service',
      version: '0.1.0',
      description: 'Signs people in and gives them access to Azure Communication Services within a policy.',
    },
    paths: { ...paths, ...options.others?.paths },
    components: {
      schemas: { ProblemDetails: toJsonSchema(problemDetails, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: options.sessionCookie },
        csrfToken: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
        ...options.others?.securitySchemes,
      },
    },
  };
}

interface Handler {
  name: string;
  method: object;
}

function handlersOf(controller: Type): Handler[] {
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype)
    .map((name) => ({ name, method: prototype[name] as object }))
    .filter(({ name, method }) => name !== 'constructor' && Reflect.hasMetadata(METHOD_METADATA, method));
}

function describeRoute(controller: Type, { name, method }: Handler, verb: string): JsonSchema {
  const operation = Reflect.getMetadata(OPERATION, method) as OperationDescription | undefined;
  if (!operation) throw new Error(`${controller.name}.${name} has no @Operation.`);
  const read = (key: string): unknown =>
    Reflect.getMetadata(key, method) ?? Reflect.getMetadata(key, controller);
  const isPublic = read(PUBLIC) === true;
  const role = read(REQUIRED_ROLE);
  const args = argumentsOf(controller, name);
  const parameters = [
    ...args.path.map(({ name, schema }) => ({
      name,
      in: 'path',
      required: true,
      schema: toJsonSchema(schema, 'input'),
    })),
    ...args.query.flatMap(({ schema }) => querySchemas(schema)),
  ];
  return {
    // Methods of several controllers are called `list`.
    operationId: `${controller.name.replace(/Controller$/, '')}_${name}`,
    tags: [controller.name.replace(/Controller$/, '')],
    summary: operation.summary,
    ...(role ? { description: `Needs the role "${String(role)}".` } : {}),
    security: isPublic ? [] : [verb === 'get' ? { session: [] } : { session: [], csrfToken: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(args.body[0] ? { requestBody: requestBody(args.body[0].schema) } : {}),
    responses: {
      [operation.status]: answerOf(operation),
      default: {
        description: 'What went wrong.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDetails' } } },
      },
    },
  };
}

function answerOf({
  status,
  summary,
  answers,
  mediaType = 'application/json',
}: OperationDescription): JsonSchema {
  if (!answers) return { description: status === 302 ? 'The next page.' : 'Done.' };
  return { description: summary, content: { [mediaType]: { schema: toJsonSchema(answers, 'output') } } };
}

function argumentsOf(controller: Type, name: string): Record<ParameterSource['in'], ParameterSource[]> {
  const all = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<
    string,
    { data?: ParameterSource }
  >;
  const sources = Object.values(all).flatMap(({ data }) => data ?? []);
  const inPlace = (place: ParameterSource['in']) => sources.filter((source) => source.in === place);
  return { body: inPlace('body'), query: inPlace('query'), path: inPlace('path') };
}
