import { config } from 'zod';

// The page's policy forbids code made from text: zod must not even try. Imported before anything that defines a shape.
config({ jitless: true });
