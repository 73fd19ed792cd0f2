import canonicalize from 'canonicalize';
import { byteCount } from './bytes.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** Deeper than any receipt or text; what is nested deeper is none. */
const MAXIMUM_DEPTH = 128;
type Token = (text: string, at: number) => string | undefined;
const by =
  (pattern: RegExp): Token =>
  (text, at) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
const number = by(/-?\d[\d.eE+-]*/y);
const word = by(/null|true|false/y);

/** Up to the quote that no odd run of backslashes stands before. Not a pattern: one with millions of escapes is too much for the engines. */
const quoted: Token = (text, at) => {
  if (text[at] !== '"') return undefined;
  for (let end = text.indexOf('"', at + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return text.slice(at, end + 1);
  }
  return undefined;
};

/** Canonical JSON (RFC 8785). Throws where the value is no JSON. */
export function canonicalOf(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('This is no JSON.');
  return text;
}

/**
 * Reads JSON that is written in the one canonical way: members in order and each once, no blanks, numbers and escapes in their one
 * spelling. Else `byte` says where it first is not, counted from 0 in UTF-8.
 */
export function readCanonical(text: string): { value: Json } | { byte: number } {
  const reader = new Reader(text);
  try {
    const value = reader.value(0);
    if (reader.at < text.length) throw NOT_CANONICAL;
    return { value };
  } catch (error) {
    if (error !== NOT_CANONICAL) throw error;
    return { byte: byteCount(text.slice(0, reader.at)) };
  }
}

const NOT_CANONICAL = new Error('Not canonical.');

class Reader {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): Json {
    if (depth > MAXIMUM_DEPTH) throw NOT_CANONICAL;
    const first = this.#text[this.at];
    if (first === '{') return this.#members(depth);
    if (first === '[') return this.#items(depth);
    return this.#plain(first === '"' ? quoted : first && /[-\d]/.test(first) ? number : word);
  }

  #members(depth: number): Json {
    const members: [string, Json][] = [];
    let last: string | null = null;
    this.#list('{', '}', () => {
      const start = this.at;
      const name = this.#plain(quoted) as string;
      if (last !== null && name <= last) this.#fail(start);
      last = name;
      this.#take(':');
      members.push([name, this.value(depth + 1)]);
    });
    return Object.fromEntries(members);
  }

  #items(depth: number): Json {
    const items: Json[] = [];
    this.#list('[', ']', () => items.push(this.value(depth + 1)));
    return items;
  }

  #list(open: string, close: string, readOne: () => void): void {
    this.#take(open);
    if (this.#text[this.at] !== close) {
      readOne();
      while (this.#text[this.at] === ',') {
        this.at += 1;
        readOne();
      }
    }
    this.#take(close);
  }

  #plain(tokenAt: Token): Json {
    const token = tokenAt(this.#text, this.at);
    if (token === undefined) throw NOT_CANONICAL;
    const value = parsed(token);
    if (value === undefined) this.#fail(this.at);
    this.at += token.length;
    return value as Json;
  }

  #take(mark: string): void {
    if (this.#text[this.at] !== mark) throw NOT_CANONICAL;
    this.at += mark.length;
  }

  #fail(at: number): never {
    this.at = at;
    throw NOT_CANONICAL;
  }
}

/** Undefined where the token is not the one spelling of its value. */
function parsed(token: string): Json | undefined {
  try {
    const value = JSON.parse(token) as Json;
    return canonicalOf(value) === token ? value : undefined;
  } catch {
    return undefined;
  }
}
