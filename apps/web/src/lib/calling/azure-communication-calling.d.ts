/** An optional package: what is used of it is described by `CallingSdk` of calling-core. */
declare module '@azure/communication-calling';
