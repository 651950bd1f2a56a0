import { forwardRequest } from '../../../lib/server/forward-request.ts';

export const dynamic = 'force-dynamic';

export {
  forwardRequest as GET,
  forwardRequest as HEAD,
  forwardRequest as POST,
  forwardRequest as PUT,
  forwardRequest as PATCH,
  forwardRequest as DELETE,
};
