import type { dissociationEndpoints } from '../../../shared/contract/dissociations.ts';
import type { Example } from './example.ts';

// UNBUILT
export const dissociationExamples: { readonly [Key in keyof typeof dissociationEndpoints]: Example<Key> } = {} as never;
