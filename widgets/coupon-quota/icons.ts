import { icon } from '../kit/icons.ts';

/** Icons that only the panel needs. */
export const panelIcons = {
  clock: icon('M8 2.25a5.75 5.75 0 1 1 0 11.5 5.75 5.75 0 0 1 0-11.5ZM8 5v3.25l2.25 1.5'),
  refresh: icon('M13 8a5 5 0 1 1-1.6-3.65M13 2.75v2.5h-2.5'),
  cards: icon('M2.5 3h4.75v4.25H2.5ZM8.75 3h4.75v4.25H8.75ZM2.5 8.75h4.75V13H2.5ZM8.75 8.75h4.75V13H8.75Z'),
  table: icon('M2.5 3.5h11M2.5 8h11M2.5 12.5h11'),
};
