import type {} from 'partner-widget-kit/types/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

/** What Svelte's markup may write at an element. */
export const audit: SvelteHTMLElements['partner-audit'] = {
  state: {},
  class: 'wide',
  density: 'compact',
  'onpartner-load': ({ detail }) => detail.shown.toFixed(),
  'on:partner-error': ({ detail }) => detail.requestId,
};

// @ts-expect-error There is no such density.
export const density: SvelteHTMLElements['partner-audit'] = { density: 'narrow' };
// @ts-expect-error The trail tells how many are shown, not where the first one stands.
export const load: SvelteHTMLElements['partner-audit'] = { 'onpartner-load': ({ detail }) => detail.position.toFixed() };
