import { z } from 'zod';

export interface CommunicationError {
  readonly code: string;
  readonly message: string;
  readonly target?: string | undefined;
  readonly details?: readonly CommunicationError[] | undefined;
  readonly innererror?: CommunicationError | undefined;
}

const communicationError: z.ZodType<CommunicationError> = z.lazy(() =>
  z.strictObject({
    code: z.string().min(1),
    message: z.string().min(1),
    target: z.string().optional(),
    details: z.array(communicationError).optional(),
    innererror: communicationError.optional(),
  }),
);

/** The body with which most services refuse a request. @see Common specification, `CommunicationErrorResponse` */
export const communicationErrorResponse = z.strictObject({ error: communicationError });
