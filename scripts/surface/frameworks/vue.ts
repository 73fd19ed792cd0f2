import type { ElementSurface } from '../model.ts';
import { tagLines } from './tag-lines.ts';

/** `types/vue.d.ts`: Vue 3 knows elements in templates as global components. */
export function vueTypes(elements: readonly ElementSurface[]): string {
  return `// Made from the elements by \`npm run manifest\`. Vue 3: import type {} from 'partner-widget-kit/types/vue'.
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { PartnerElements, PartnerEvents, PartnerProperties, PartnerTag } from './elements.js';

type Listeners<Tag extends PartnerTag> = { [Name in keyof PartnerEvents<Tag>]: (event: PartnerEvents<Tag>[Name]) => void };
type On<Tag extends PartnerTag> = {
  [Name in keyof PartnerEvents<Tag> & string as \`on\${Capitalize<Name>}\`]?: (event: PartnerEvents<Tag>[Name]) => void;
};

/** An element as Vue's templates see a component: \`$props\` with listeners, \`$emit\` with its events. */
export type PartnerComponent<Tag extends PartnerTag> = new () => PartnerElements[Tag] & {
  $props: Omit<HTMLAttributes, keyof PartnerProperties[Tag]> & PartnerProperties[Tag] & On<Tag> & PublicProps;
  $emit: EmitFn<Listeners<Tag>>;
};

declare module 'vue' {
  interface GlobalComponents {
${tagLines(elements, (tag) => `PartnerComponent<'${tag}'>`, 4)}
  }
}
`;
}
