import type { Decorator } from '@storybook/web-components-vite';
import { directionOf } from './choices.ts';

/** Sets what a host page would set: language, direction, colour scheme and ground; styles are in preview.css. */
export const asHostPage: Decorator = (story, { globals, canvasElement }) => {
  const { documentElement } = document;
  documentElement.lang = globals.locale;
  documentElement.dir = directionOf(globals.direction, globals.locale);
  documentElement.style.colorScheme = globals.theme;
  // A session says it to its widgets by an attribute; what stands on a stage alone is told here.
  if (canvasElement) canvasElement.dataset.appearance = globals.appearance;
  return story();
};
