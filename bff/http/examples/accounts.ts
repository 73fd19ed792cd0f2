import type { accountEndpoints } from '../../../shared/contract/accounts.ts';
import type { Example } from './example.ts';

// UNBUILT
export const accountExamples: { readonly [Key in keyof typeof accountEndpoints]: Example<Key> } = {} as never;
