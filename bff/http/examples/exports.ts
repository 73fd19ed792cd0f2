import type { Example } from './example.ts';

export const exportExamples = {} as const satisfies { [Key in never]: Example<Key> };
