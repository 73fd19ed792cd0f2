import type { Example } from './example.ts';

export const partnerDataExamples = {} as const satisfies { [Key in never]: Example<Key> };
