import type { DisplayLocale } from '../language.ts';
import { commonLoaders } from '../strings/common.ts';
import type { LooseWording } from './kinds.ts';
import { DICTIONARY_NAMES, type DictionaryName } from './names.ts';
import { type Note, put } from './put.ts';
import { replace, replacements } from './replace.ts';

export interface RewordingParts {
  name: DictionaryName;
  /** Whose words the shipped ones are. */
  locale: DisplayLocale;
  /** BCP 47 of what is spoken. */
  tag: string;
  wording: LooseWording;
}

const told = new Set<string>();

/** Once for each: a list that draws a thousand rows says it once. */
function tell(sentence: string): void {
  if (told.has(sentence)) return;
  told.add(sentence);
  console.warn(`Partner Widget Kit: ${sentence} The words of the kit stay. docs/WORDING.md lists what can be reworded.`);
}

const checked = new WeakSet<LooseWording>();

/** What no dictionary would ever meet: names and locales that are none. */
function checkNames(wording: LooseWording): void {
  if (checked.has(wording)) return;
  checked.add(wording);
  const names: readonly string[] = DICTIONARY_NAMES;
  for (const [name, locales] of Object.entries(wording)) {
    if (!names.includes(name)) tell(`wording["${name}"] is no dictionary.`);
    else if (typeof locales !== 'object' || locales === null) tell(`wording["${name}"] must be an object with a key for each locale.`);
    else for (const tag of Object.keys(locales)) if (!isTag(tag)) tell(`wording["${name}"]["${tag}"] is no locale.`);
  }
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** The host's words for a tag, the more general first: `zh`, then `zh-CN`. */
function ownWords(wording: LooseWording, name: DictionaryName, tag: string): [tag: string, words: unknown][] {
  const spoken = tag.toLowerCase();
  return Object.entries(wording[name] ?? {})
    .filter(([own]) => spoken === own.toLowerCase() || spoken.startsWith(`${own.toLowerCase()}-`))
    .sort(([one], [other]) => one.length - other.length);
}

function putOwn(shipped: unknown, wording: LooseWording, name: DictionaryName, tag: string): unknown {
  return ownWords(wording, name, tag).reduce((words, [own, said]) => {
    const note: Note = (path, why) => tell(`wording["${name}"]["${own}"]${path ? `.${path}` : ''} ${why}.`);
    return put(words, said, '', note);
  }, shipped);
}

/** Words of a dictionary as a host wants them: what it says of words that many have, then what it says of this one. */
export async function reworded<Words extends object>(shipped: Words, { name, locale, tag, wording }: RewordingParts): Promise<Words> {
  checkNames(wording);
  if (name === 'common' || ownWords(wording, 'common', tag).length === 0) return putOwn(shipped, wording, name, tag) as Words;
  const common = await (commonLoaders[locale] ?? commonLoaders.en)();
  const all = replace(shipped, replacements(common, putOwn(common, wording, 'common', tag)));
  return putOwn(all, wording, name, tag) as Words;
}
