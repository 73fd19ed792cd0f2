import type { Example } from './example.ts';

export const roleExamples = {} as const satisfies { [Key in never]: Example<Key> };
