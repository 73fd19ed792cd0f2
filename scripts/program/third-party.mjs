import { existsSync, readFileSync } from 'node:fs';
import { ROOT } from '../set-up.mjs';

const LINE = '-'.repeat(80);

/** The licences of every package that a build has inside, as one text for people. Throws where a package came without one. */
export function thirdPartyText(licences) {
  const byPackage = new Map(licences.map((licence) => [`${licence.name} ${licence.version}`, licence]));
  const parts = [...byPackage].sort(([one], [other]) => one.localeCompare(other)).map(([title, licence]) => partOf(title, licence));
  return `partner-widgets has these packages inside, under the licences that follow.\n\n${parts.join('\n')}`;
}

function partOf(title, { name, identifier, text }) {
  if (!identifier && !text) throw new Error(`${title} names no licence; look at it before it is shipped.`);
  const words = text ?? wordsOfReadme(name) ?? `Its package says no more than ${identifier}.`;
  return `${LINE}\n${title} · ${identifier ?? 'see below'}\n${LINE}\n\n${words.trim()}\n`;
}

/** Some packages have the text of their licence at the end of their README alone. */
function wordsOfReadme(name) {
  const path = `${ROOT}node_modules/${name}/README.md`;
  const [, words] = existsSync(path) ? readFileSync(path, 'utf8').split(/^#+ licen[cs]e\s*$/im) : [];
  return words && words.trim().length > 100 ? words : null;
}
