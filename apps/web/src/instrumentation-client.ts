import { config } from 'zod';

// The content security policy forbids code that is made from text. Zod would try, do without, and make browsers report it.
config({ jitless: true });
