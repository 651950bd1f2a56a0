import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Controller, Get, Res } from '@nestjs/common';
import { z } from 'zod';
import type { HttpReply } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { Public } from '../platform/route-access.ts';
import type { OpenApiDocument } from './openapi-document.ts';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Trusted user-access service</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', withCredentials: true });\n`;
/** The interface sets styles in its elements and draws its icons from data addresses. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Makes the document when it is first asked for. */
export class OpenApi {
  readonly #create: () => OpenApiDocument;
  #document: OpenApiDocument | undefined;

  constructor(create: () => OpenApiDocument) {
    this.#create = create;
  }

  get document(): OpenApiDocument {
    return (this.#document ??= this.#create());
  }
}

/** The OpenAPI document, and an interface for it whose files come from the npm package. */
@Controller()
@Public()
export class OpenApiController {
  constructor(private readonly openApi: OpenApi) {}

  @Get('openapi.json')
  @Operation({ summary: 'This document.', status: 200, answers: z.looseObject({ openapi: z.string() }) })
  readDocument(): OpenApiDocument {
    return this.openApi.document;
  }

  @Get('docs')
  @Operation({
    summary: 'This document as a page.',
    status: 200,
    answers: z.string(),
    mediaType: 'text/html',
  })
  readPage(@Res({ passthrough: true }) reply: HttpReply): string {
    reply.header('content-type', 'text/html; charset=utf-8');
    reply.header('content-security-policy', contentSecurityPolicy);
    return page;
  }

  @Get('docs/start.js')
  @Operation({ summary: 'Starts the page.', status: 200, answers: z.string(), mediaType: 'text/javascript' })
  readStart(@Res({ passthrough: true }) reply: HttpReply): string {
    reply.header('content-type', 'text/javascript; charset=utf-8');
    return start;
  }

  @Get('docs/swagger-ui.css')
  @Operation({ summary: 'Style of the page.', status: 200, answers: z.string(), mediaType: 'text/css' })
  async readStyle(@Res({ passthrough: true }) reply: HttpReply): Promise<Buffer> {
    return asset('swagger-ui.css', 'text/css; charset=utf-8', reply);
  }

  @Get('docs/swagger-ui-bundle.js')
  @Operation({
    summary: 'Script of the page.',
    status: 200,
    answers: z.string(),
    mediaType: 'text/javascript',
  })
  async readScript(@Res({ passthrough: true }) reply: HttpReply): Promise<Buffer> {
    return asset('swagger-ui-bundle.js', 'text/javascript; charset=utf-8', reply);
  }
}

async function asset(name: string, contentType: string, reply: HttpReply): Promise<Buffer> {
  const path = createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`);
  reply.header('content-type', contentType).header('cache-control', 'public, max-age=86400');
  return readFile(path);
}
