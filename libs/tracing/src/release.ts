/** What every part of the platform says of itself; they share one version. */
export const release = { version: '0.1.0' };
