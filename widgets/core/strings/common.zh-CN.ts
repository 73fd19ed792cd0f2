import { agreementWords } from './agreements.zh-CN.ts';
import type { CommonWords } from './common.ts';
import { documentWords } from './document.zh-CN.ts';
import { customerWords, failureStates, failureWords, revealWords } from './zh-CN.ts';

export const strings: CommonWords = {
  ...customerWords,
  ...failureWords,
  reveal: revealWords,
  states: failureStates,
  agreements: agreementWords,
  document: documentWords,
};
