export * from './session.ts';
export * from './token.ts';
export * from './directory.ts';
export * from './threads.ts';
export * from './admin.ts';
export * from './problem.ts';
