import { agreementWords } from './agreements.en.ts';
import type { CommonWords } from './common.ts';
import { documentWords } from './document.en.ts';
import { customerWords, failureStates, failureWords, revealWords } from './en.ts';

export const strings: CommonWords = {
  ...customerWords,
  ...failureWords,
  reveal: revealWords,
  states: failureStates,
  agreements: agreementWords,
  document: documentWords,
};
