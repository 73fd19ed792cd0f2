import { revealWords } from '../../../core/strings/en.ts';
import type { NamesStrings } from './zh-CN.ts';

export const namesStrings: NamesStrings = {
  reveal: revealWords,
  face: { lookAlike: 'Same name', noName: 'No name given', manager: (userId) => `Account manager ${userId}` },
  items: { revealAll: 'Show the names of the customers listed', hideAll: 'Hide the names of the customers listed' },
};
