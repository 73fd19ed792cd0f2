import type { LitElement } from 'lit';
import * as widgets from '../../widgets/index.ts';

type ElementClass = typeof LitElement;

/** Attributes that every element has. */
const GLOBAL =
  /^(id|class|slot|hidden|lang|dir|part|style|data-[\w-]+|aria-[\w-]+|v-[\w:.-]+|ref|on[a-z][\w-]*|\{.*\}|[:@.#?][\w.-]+|\(.*\)|\[.*\])$/;

const CLASSES = new Map(
  Object.entries(widgets)
    .filter(([, made]) => typeof made === 'function' && 'elementProperties' in made)
    .map(([name, made]) => [tagOf(name), made as unknown as ElementClass]),
);

function tagOf(name: string): string {
  return name.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** What is wrong with the kit's elements in a piece of markup: tags that do not exist, attributes they do not read. */
export function elementFaults(markup: string): string[] {
  return [...markup.matchAll(/<(partner-[\w-]+)((?:\s+[^\s=>/]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/g)].flatMap(
    ([, tag = '', attributes = '']) => {
      const element = CLASSES.get(tag);
      if (!element) return [`there is no <${tag}>`];
      const known = attributesOf(element);
      const names = [...attributes.matchAll(/\s([^\s=>/]+)(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?/g)].map(([, name = '']) => name);
      return names.filter((name) => !GLOBAL.test(name) && !known.includes(name)).map((name) => `<${tag}> reads no attribute ${name}`);
    },
  );
}

function attributesOf(element: ElementClass): string[] {
  // Lit makes the table of properties with the first look at the attributes.
  void element.observedAttributes;
  return [...element.elementProperties].flatMap(([name, { attribute }]) =>
    attribute === false ? [] : [typeof attribute === 'string' ? attribute : String(name).toLowerCase()],
  );
}
