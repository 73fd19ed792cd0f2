import { sentenceOf } from './sentence.ts';

/** Tells whoever wrote the words which of them the kit cannot use, and why. */
export type Note = (path: string, why: string) => void;

const isWords = (own: unknown): own is Readonly<Record<string, unknown>> =>
  typeof own === 'object' && own !== null && !Array.isArray(own) && Object.getPrototypeOf(own) !== Map.prototype;

const isText = (own: unknown): own is string => typeof own === 'string' && own.trim() !== '';

/** The shipped words with a host's own in their place, wherever those are of the same kind; what is not is noted, and the shipped stay. */
export function put(shipped: unknown, own: unknown, path: string, note: Note): unknown {
  if (own === undefined) return shipped;
  if (typeof shipped === 'function') return putSentence(shipped as (...named: unknown[]) => unknown, own, path, note);
  if (typeof shipped === 'string') {
    if (isText(own)) return own;
    note(path, 'must be a text');
    return shipped;
  }
  if (Array.isArray(shipped)) {
    if (Array.isArray(own) && own.length === shipped.length) return shipped.map((one, at) => put(one, own[at], `${path}[${at}]`, note));
    note(path, `must be a list of ${shipped.length} texts`);
    return shipped;
  }
  if (isWords(shipped) && isWords(own)) return putAll(shipped, own, path, note);
  note(path, 'must be an object of words');
  return shipped;
}

function putAll(shipped: Readonly<Record<string, unknown>>, own: Readonly<Record<string, unknown>>, path: string, note: Note): object {
  const words = { ...shipped };
  for (const key of Object.keys(own)) {
    if (Object.hasOwn(shipped, key)) words[key] = put(shipped[key], own[key], path ? `${path}.${key}` : key, note);
    else note(path ? `${path}.${key}` : key, 'is no key of it');
  }
  return words;
}

function putSentence(shipped: (...named: unknown[]) => unknown, own: unknown, path: string, note: Note): unknown {
  if (typeof own !== 'function' && !isText(own)) {
    note(path, 'must be a function, or a text with places such as {1}');
    return shipped;
  }
  return sentenceOf(shipped, own as string | ((...named: unknown[]) => unknown), (why) => note(path, why));
}
