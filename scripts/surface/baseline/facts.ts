import { createOpenApi } from '../../../bff/http/openapi-document.ts';
import { PROBLEMS } from '../../../bff/http/problems.ts';
import { PROBLEM_CODES } from '../../../shared/values/problem-codes.ts';
import * as classes from '../../../widgets/classes.ts';
import { TOKENS } from '../../../widgets/kit/tokens/table.ts';
import { CODE, FILES } from '../../packages/kit-exports.ts';
import { type ElementSurface, readElements } from '../model.ts';
import { operationFacts } from './operations.ts';

/**
 * The public surface as facts: what is promised, by a name that begins with its kind (`event partner-audit partner-load.shown`), and what is
 * promised of it (`required number`; empty where being there is all).
 */
export type Facts = Readonly<Record<string, string>>;

/** The surface as it stands in the checkout: elements, tokens, entries of the package, error codes, operations of the BFF. */
export function readFacts(elements: readonly ElementSurface[] = readElements()): Facts {
  const facts = [
    ...elements.flatMap(elementFacts),
    ...TOKENS.map(({ name, type }) => [`token --partner-${name}`, type] as const),
    ...[...CODE, ...FILES].map(({ path }) => [`entry partner-widget-kit${path.slice(1)}`, ''] as const),
    ...Object.keys(classes).map((name) => [`export ${name}`, ''] as const),
    ...PROBLEM_CODES.map((code) => [`code ${code}`, String(PROBLEMS[code].status)] as const),
    ...operationFacts(createOpenApi()),
  ];
  return Object.fromEntries(facts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

type Fact = readonly [name: string, value: string];

function elementFacts({ tag, properties, methods, events, slots, parts, states }: ElementSurface): Fact[] {
  const named = (kind: string, entries: readonly { name: string }[]): Fact[] => entries.map(({ name }) => [`${kind} ${tag} ${name}`, '']);
  return [
    [`element ${tag}`, ''],
    ...properties.flatMap(({ name, attribute, type, isReadOnly }): Fact[] => [
      ...(attribute === null ? [] : ([[`attribute ${tag} ${attribute}`, name]] as const)),
      ...leaves(`${isReadOnly ? 'reading' : 'property'} ${tag} ${name}`, type.leaves),
    ]),
    ...methods.map(({ name, shape }): Fact => [`method ${tag} ${name}`, shape]),
    ...events.flatMap(({ name, detail, isCancelable }): Fact[] => [
      [`listening ${tag} ${name}`, isCancelable ? 'cancelable' : ''],
      ...leaves(`event ${tag} ${name}`, detail.leaves),
    ]),
    ...named('slot', slots),
    ...named('part', parts),
    ...named('state', states),
  ];
}

const leaves = (name: string, known: readonly (readonly [path: string, value: string])[]): Fact[] =>
  known.map(([path, value]) => [`${name}${path}`, value]);
