type Sentence = (...named: unknown[]) => unknown;

/** `{1}`: what is named first. `{title}`: what is called so in what is named. */
const PLACE = /\{(\d+|[a-z]\w*)\}/gi;

class NoSuchPlace extends Error {}

const isNamed = (one: unknown): one is Readonly<Record<string, unknown>> => typeof one === 'object' && one !== null;

function standing(place: string, named: readonly unknown[]): unknown {
  const at = Number(place) - 1;
  if (at in named) return named[at];
  const holder = named.filter(isNamed).find((one) => Object.hasOwn(one, place));
  if (!holder) throw new NoSuchPlace(`has the place {${place}}, for which there is nothing`);
  return holder[place];
}

function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(written).join(', ');
  return value === null || value === undefined ? '' : String(value);
}

/** Fills a text's places; rejects one that nothing stands for. */
export function filled(text: string, named: readonly unknown[]): string {
  return text.replace(PLACE, (_, place: string) => written(standing(place, named)));
}

const isSame = (own: unknown, shipped: unknown): boolean =>
  Array.isArray(shipped)
    ? Array.isArray(own) && own.length === shipped.length && own.every((one) => typeof one === 'string')
    : typeof own === typeof shipped;

/** A host's sentence; the shipped one speaks in its place wherever that fails or says no words. */
export function sentenceOf(shipped: Sentence, own: string | Sentence, note: (why: string) => void): Sentence {
  return (...named) => {
    const instead = shipped(...named);
    try {
      const said = typeof own === 'string' ? filled(own, named) : own(...named);
      if (isSame(said, instead)) return said;
      note(`gave no ${Array.isArray(instead) ? `list of ${instead.length} texts` : 'text'}`);
    } catch (error) {
      note(error instanceof NoSuchPlace ? error.message : `threw: ${error instanceof Error ? error.message : String(error)}`);
    }
    return instead;
  };
}
