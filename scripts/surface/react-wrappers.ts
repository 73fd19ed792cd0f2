import type { ElementSurface } from './model.ts';

/** `widgets/react/index.ts`: each element as a component of React, by `@lit/react`. */
export function reactWrappers(elements: readonly ElementSurface[]): string {
  const imports = elements.map(
    ({ className, folder }) => `import { ${className} as ${className}Element, type ${className}EventMap } from '../${folder}/index.ts';`,
  );
  const components = elements.map(({ className, tag, events }) => {
    const names = events.map(({ name }) => `'${name}'`).join(', ');
    return `/** \`<${tag}>\` as a component. */
export const ${className} = /* @__PURE__ */ wrap<${className}Element, ${className}EventMap>('${tag}', ${className}Element, [${names}]);`;
  });
  return `/** Elements as components of React 18 and 19: properties and events as props. Made from the elements by \`npm run manifest\`. */

${[...imports, "import { wrap } from './wrap.ts';"].join('\n')}

${components.join('\n\n')}
`;
}
