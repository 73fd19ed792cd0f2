import type { quotaEndpoints } from '../../../shared/contract/quotas.ts';
import type { Example } from './example.ts';

// UNBUILT
export const quotaExamples: { readonly [Key in keyof typeof quotaEndpoints]: Example<Key> } = {} as never;
