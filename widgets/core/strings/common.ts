import type { Loaders } from '../dictionary.ts';
import type { AgreementWords } from './agreements.zh-CN.ts';
import type { DocumentWords } from './document.zh-CN.ts';
import type { CustomerWords, FailureWords, failureStates, RevealWords } from './zh-CN.ts';

/** Words that several dictionaries take over; reworded here, they change in each of them. */
export interface CommonWords extends CustomerWords, FailureWords {
  reveal: RevealWords;
  states: typeof failureStates;
  agreements: AgreementWords;
  document: DocumentWords;
}

export const commonLoaders: Loaders<CommonWords> = {
  'zh-CN': async () => (await import('./common.zh-CN.ts')).strings,
  en: async () => (await import('./common.en.ts')).strings,
  ar: async () => (await import('./common.ar.ts')).strings,
};
