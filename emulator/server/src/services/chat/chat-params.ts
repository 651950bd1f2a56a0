import { z } from 'zod';

const id = z.string().min(1).max(512);
export const threadParams = z.object({ chatThreadId: id });
export const messageParams = z.object({ chatThreadId: id, chatMessageId: id });
export const imageParams = z.object({ chatThreadId: id, imageId: id });
