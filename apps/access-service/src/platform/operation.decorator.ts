import { HttpCode, SetMetadata, applyDecorators } from '@nestjs/common';
import type { z } from 'zod';

export const OPERATION = 'openapi:operation';

export interface OperationDescription {
  summary: string;
  status: 200 | 201 | 202 | 204 | 302;
  /** Body of the answer; none for 204 and 302. */
  answers?: z.ZodType;
  /** Media type when the answer is not JSON. */
  mediaType?: string;
}

/** What the OpenAPI document says about a route; its parameters and body come from the schemas of the handler. */
export const Operation = (description: OperationDescription) =>
  applyDecorators(HttpCode(description.status), SetMetadata(OPERATION, description));
