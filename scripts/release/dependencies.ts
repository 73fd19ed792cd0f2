import type { Component, Sbom } from './sbom.ts';

/** `MIT`, or `MIT OR Apache-2.0`. */
export function licenceOf({ licenses = [] }: Component): string {
  return licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '').join(', ');
}

const BEGINNING = '<!-- brought along: made by npm run dependencies -->';
const END = '<!-- end -->';

/** The document with its list of what the named packages bring along made anew. Throws where the marks of that list are not there. */
export function withBroughtAlong(document: string, sbom: Sbom, named: ReadonlySet<string>): string {
  const [before, after] = [document.indexOf(BEGINNING), document.indexOf(END)];
  if (before === -1 || after < before) throw new Error(`The list between ${BEGINNING} and ${END} is not there.`);
  const others = sbom.components.filter(({ name }) => !named.has(name));
  const lines = others.map((one) => `- ${one.name} ${one.version}, ${licenceOf(one)}`).sort();
  return `${document.slice(0, before)}${BEGINNING}\n\n${lines.join('\n')}\n\n${document.slice(after)}`;
}
