import type { Example } from './example.ts';

export const assignmentExamples = {} as const satisfies { [Key in never]: Example<Key> };
