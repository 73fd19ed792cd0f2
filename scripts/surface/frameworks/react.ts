import type { ElementSurface } from '../model.ts';
import { tagLines } from './tag-lines.ts';

/** `types/react.d.ts`: React 19 sets properties of elements and listens to their events by `on` and the event's own name. */
export function reactTypes(elements: readonly ElementSurface[]): string {
  return `// Made from the elements by \`npm run manifest\`. React 19: import type {} from 'partner-widget-kit/types/react'.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { PartnerAttributes, PartnerElements, PartnerEvents, PartnerProperties, PartnerTag } from './elements.js';

type On<Tag extends PartnerTag> = {
  [Name in keyof PartnerEvents<Tag> & string as \`on\${Name}\`]?: ((event: PartnerEvents<Tag>[Name]) => void) | undefined;
};
type Own<Tag extends PartnerTag> = PartnerProperties[Tag] & Omit<PartnerAttributes[Tag], keyof PartnerProperties[Tag]> & On<Tag>;
type Common<Element> = DetailedHTMLProps<HTMLAttributes<Element>, Element>;

/** What JSX takes of an element. */
export type PartnerJsx<Tag extends PartnerTag> = Omit<Common<PartnerElements[Tag]>, keyof Own<Tag>> & Own<Tag>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${tagLines(elements, (tag) => `PartnerJsx<'${tag}'>`, 6)}
    }
  }
}
`;
}

/** `types/react-18.d.ts`: React 18 sets attributes alone; properties and events go through a ref, or through the wrappers. */
export function react18Types(elements: readonly ElementSurface[]): string {
  return `// Made from the elements by \`npm run manifest\`. React 18: import type {} from 'partner-widget-kit/types/react-18'.
// React 18 writes attributes only: set properties and listen to events through a ref, or take the wrappers of 'partner-widget-kit/react'.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { PartnerAttributes, PartnerElements, PartnerTag } from './elements.js';

type Common<Element> = DetailedHTMLProps<HTMLAttributes<Element>, Element>;

/** What JSX takes of an element; \`class\`, since \`className\` is written as it stands. */
export type PartnerJsx<Tag extends PartnerTag> = Omit<Common<PartnerElements[Tag]>, keyof PartnerAttributes[Tag] | 'className'> &
  PartnerAttributes[Tag] & { class?: string | undefined };

declare global {
  namespace JSX {
    interface IntrinsicElements {
${tagLines(elements, (tag) => `PartnerJsx<'${tag}'>`, 6)}
    }
  }
}
`;
}
