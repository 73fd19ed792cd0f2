import type { operationEndpoints } from '../../../shared/contract/operations.ts';
import type { Example } from './example.ts';

// UNBUILT
export const operationExamples: { readonly [Key in keyof typeof operationEndpoints]: Example<Key> } = {} as never;
