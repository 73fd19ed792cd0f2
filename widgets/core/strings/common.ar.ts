import { agreementWords } from './agreements.ar.ts';
import { customerWords, failureStates, failureWords, revealWords } from './ar.ts';
import type { CommonWords } from './common.ts';
import { documentWords } from './document.ar.ts';

export const strings: CommonWords = {
  ...customerWords,
  ...failureWords,
  reveal: revealWords,
  states: failureStates,
  agreements: agreementWords,
  document: documentWords,
};
