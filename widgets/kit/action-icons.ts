import { icon } from './icons.ts';

/** Icons of menus and dialogs, which the first rows can do without. */
export const actionIcons = {
  close: icon('M4 4l8 8M12 4l-8 8'),
  done: icon('M3.5 8.5 6.5 11.5 12.5 5'),
  plus: icon('M8 3.5v9M3.5 8h9'),
  download: icon('M8 2.5v7.5M4.75 7 8 10.25 11.25 7M3 13h10'),
};
