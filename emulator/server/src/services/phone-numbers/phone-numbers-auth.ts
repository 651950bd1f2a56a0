/** All operations on numbers are for trusted services; a user token opens none of them. */
export const trustedAuth = ['accessKey', 'entra'] as const;
