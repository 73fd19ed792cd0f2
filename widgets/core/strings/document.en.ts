import type { DocumentWords } from './document.zh-CN.ts';

export const documentWords: DocumentWords = {
  added: 'New',
  changed: 'Changed',
  newTab: '(opens in a new tab)',
  table: 'Table, scrolls sideways',
  contents: 'Contents',
  reached: 'Seen',
  progress: (reached, all) => (reached === all ? `All ${all} sections seen` : `${reached} of ${all} sections seen`),
  next: 'Next section',
  again: 'Start again',
  place: (number, all, heading) => `Section ${number} of ${all}: ${heading}`,
};
