import type { Example } from './example.ts';

export const customerPageExamples = {} as const satisfies { [Key in never]: Example<Key> };
