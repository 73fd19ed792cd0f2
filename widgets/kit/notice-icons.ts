import { icon, icons } from './icons.ts';

/** Icons of states, which the first rows can do without. */
export const noticeIcons = {
  lock: icons.lock,
  search: icon('M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0M10.5 10.5l3.5 3.5'),
  clock: icon('M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M8 4.5V8l2.5 1.5'),
  unplugged: icon('M2 2l12 12M3 7.5a7.5 7.5 0 0 1 3-1.8M10.5 5.9A7.5 7.5 0 0 1 13 7.5M5.5 10a4 4 0 0 1 3-1M8 12.75v.01'),
  warning: icon('M8 2.25 14.5 13.5h-13L8 2.25ZM8 6.5v3.25M8 11.6v.01'),
  people: icon(
    'M8.5 5.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M1.5 13a4.5 4.5 0 0 1 9 0M10.5 3.25a2.5 2.5 0 0 1 0 4.5M12.25 9.5A4.5 4.5 0 0 1 14.5 13',
  ),
  copy: icon('M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3'),
};

export type NoticeIcon = keyof typeof noticeIcons;
