import { SetMetadata } from '@nestjs/common';
import type { Role } from '@switchboard/access-api';

export const PUBLIC = 'access:public';
export const REQUIRED_ROLE = 'access:required-role';

/** The route needs no session. Routes without this decorator do. */
export const Public = () => SetMetadata(PUBLIC, true);

/** The route, or every route of the controller, needs a session of this role. */
export const RequiresRole = (role: Role) => SetMetadata(REQUIRED_ROLE, role);
