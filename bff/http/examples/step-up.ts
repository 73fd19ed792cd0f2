import type { stepUpEndpoints } from '../../../shared/contract/step-up.ts';
import type { Example } from './example.ts';

// UNBUILT
export const stepUpExamples: { readonly [Key in keyof typeof stepUpEndpoints]: Example<Key> } = {} as never;
