import type { ElementSurface } from '../model.ts';
import { tagLines } from './tag-lines.ts';

/** `types/svelte.d.ts`: elements in Svelte's markup; events as Svelte 5 writes them (`onpartner-load`) and as Svelte 4 did (`on:partner-load`). */
export function svelteTypes(elements: readonly ElementSurface[]): string {
  return `// Made from the elements by \`npm run manifest\`. Svelte: import type {} from 'partner-widget-kit/types/svelte'.
import type { HTMLAttributes } from 'svelte/elements';
import type { PartnerAttributes, PartnerElements, PartnerEvents, PartnerProperties, PartnerTag } from './elements.js';

type On<Tag extends PartnerTag> = {
  [Name in keyof PartnerEvents<Tag> & string as \`on\${Name}\` | \`on:\${Name}\`]?: ((event: PartnerEvents<Tag>[Name]) => void) | undefined;
};
type Own<Tag extends PartnerTag> = PartnerProperties[Tag] & Omit<PartnerAttributes[Tag], keyof PartnerProperties[Tag]> & On<Tag>;

/** What Svelte's markup takes of an element. */
export type PartnerMarkup<Tag extends PartnerTag> = Omit<HTMLAttributes<PartnerElements[Tag]>, keyof Own<Tag>> & Own<Tag>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${tagLines(elements, (tag) => `PartnerMarkup<'${tag}'>`, 4)}
  }
}
`;
}
