import { existsSync, globSync, readFileSync } from 'node:fs';
import type { LitElement } from 'lit';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/set-up.mjs';
import { compareFacts } from '../../scripts/surface/baseline/compare.ts';
import { readFacts } from '../../scripts/surface/baseline/facts.ts';
import { readBaseline, readRelease } from '../../scripts/surface/baseline/file.ts';
import { objectionTo } from '../../scripts/surface/baseline/rule.ts';
import { drawingFiles, partsIn, slotsIn, sourceOf } from '../../scripts/surface/drawn.ts';
import { manifestOf } from '../../scripts/surface/manifest/build.ts';
import { type ElementSurface, readElements } from '../../scripts/surface/model.ts';
import { committedFiles, packageFiles } from '../../scripts/surface/surface.ts';
import * as classes from '../../widgets/classes.ts';
import { TOKENS } from '../../widgets/kit/tokens/table.ts';

const TAGS = globSync('widgets/partner-*.ts', { cwd: ROOT })
  .map((path) => path.slice('widgets/'.length, -'.ts'.length))
  .sort();

let elements: ElementSurface[] = [];
const of = (tag: string): ElementSurface => elements.find((one) => one.tag === tag) as ElementSurface;

beforeAll(() => {
  elements = readElements();
});

describe.each(TAGS)('<%s>', (tag) => {
  test('says in its manifest every event that its code tells, and no other', () => {
    const files = drawingFiles(of(tag).file);
    const code = files.filter((path) => !path.endsWith('/events.ts')).map(sourceOf);
    const told = code.flatMap((text) =>
      [...text.matchAll(/(?:tell|mayGoOn|#follow)\((?:event, )?\s*'(partner-[\w-]+)'/g)].map(([, name]) => name),
    );
    const listed = of(tag).events.map(({ name }) => name);
    expect([...new Set(told)].filter((name) => !listed.includes(name as string))).toEqual([]);
    expect(listed.filter((name) => !code.some((text) => text.includes(`'${name}'`)))).toEqual([]);
  });

  test('lists every part that it draws, and none that it does not', () => {
    const listed = of(tag).parts.map(({ name }) => name);
    const drawn = partsIn(drawingFiles(of(tag).file));
    expect(listed.sort()).toEqual(drawn);
  });

  test('lists every slot that it offers, and none that it does not', () => {
    expect(
      of(tag)
        .slots.map(({ name }) => name)
        .sort(),
    ).toEqual(slotsIn(drawingFiles(of(tag).file)));
  });

  test('has exactly the attributes in its manifest that the element reads', () => {
    const element = (classes as unknown as Record<string, typeof LitElement>)[of(tag).className] as typeof LitElement;
    const listed = of(tag).properties.flatMap(({ attribute }) => attribute ?? []);
    expect(listed.sort()).toEqual([...element.observedAttributes].sort());
  });
});

describe('custom-elements.json', () => {
  test('describes every tag that can be defined, by the modules of the package', () => {
    const { schemaVersion, modules } = manifestOf(elements);
    expect(schemaVersion).toBe('2.1.0');
    expect(modules.flatMap(({ declarations }) => declarations.map(({ tagName }) => tagName)).sort()).toEqual(TAGS);
    for (const { path, exports } of modules) {
      const source = path.startsWith('define/') ? `widgets/${path.slice('define/'.length)}` : path.slice('modules/'.length);
      expect(existsSync(`${ROOT}${source.replace(/\.js$/, '.ts')}`), path).toBe(true);
      expect(exports, path).toHaveLength(1);
    }
  });

  test('has a sentence for whatever it lists', () => {
    for (const { tag, properties, events, methods, slots, parts, states } of elements) {
      for (const one of [...properties, ...events, ...methods, ...slots, ...parts, ...states]) {
        expect(one.description, `${tag} ${one.name}`).toMatch(/^\S.*\.$/);
      }
    }
  });

  test('is read by editors: tags, values of attributes, events, tokens', () => {
    const files = packageFiles(elements);
    const html = JSON.parse(files.get('html-custom-data.json') as string);
    const roles = html.tags.find(({ name }: { name: string }) => name === 'partner-roles');
    expect(roles.attributes).toContainEqual(expect.objectContaining({ name: 'tab', values: [{ name: 'members' }, { name: 'roles' }] }));
    const css = JSON.parse(files.get('css-custom-data.json') as string);
    const names = css.properties.map(({ name }: { name: string }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('--partner-accent');
    const web = JSON.parse(files.get('web-types.json') as string);
    const session = web.contributions.html.elements.find(({ name }: { name: string }) => name === 'partner-session');
    expect(session.js.events.map(({ name }: { name: string }) => name)).toContain('partner-session-change');
  });
});

test('styles read no --partner-* that is no token', () => {
  const known = new Set(TOKENS.map(({ name }) => `--partner-${name}`));
  const files = globSync('widgets/**/*.ts', { cwd: ROOT }).filter((path) => !/test\.ts$|widgets\/testing\//.test(path));
  const read = files.flatMap((path) => [...sourceOf(path).matchAll(/var\((--partner-[\w-]+)/g)].map(([, name = '']) => name));
  expect([...new Set(read)].filter((name) => !known.has(name) && !name.endsWith('-'))).toEqual([]);
});

test('pages and wrappers are what the elements say; where they are not: npm run manifest', () => {
  for (const [path, text] of committedFiles(elements)) {
    expect(existsSync(`${ROOT}${path}`) ? readFileSync(`${ROOT}${path}`, 'utf8') : null, `${path}; npm run manifest writes it anew`).toBe(
      text,
    );
  }
});

describe('the public surface', () => {
  test('is what the version promises, or the version says what changed', () => {
    const baseline = readBaseline();
    if (!baseline) throw new Error('tests/surface/baseline.json is not there: npm run freeze-surface writes it.');
    expect(objectionTo(compareFacts(baseline.facts, readFacts(elements)), baseline, readRelease())).toBe(null);
  });

  test('counts as broken when any one thing that was promised is gone', () => {
    const facts = readFacts(elements);
    const kinds = new Set(Object.keys(facts).map((name) => name.split(' ')[0]));
    expect([...kinds].sort()).toEqual(KINDS);
    for (const kind of KINDS) {
      const [gone = ''] = Object.keys(facts).filter((name) => name.startsWith(`${kind} `));
      const { [gone]: _, ...rest } = facts;
      expect(compareFacts(facts, rest)).toEqual([{ weight: 'breaking', text: `gone: ${gone}` }]);
    }
  });
});

/** What promises are about. */
const KINDS = [
  'answer',
  'attribute',
  'code',
  'element',
  'entry',
  'event',
  'export',
  'listening',
  'method',
  'operation',
  'part',
  'property',
  'reading',
  'request',
  'slot',
  'state',
  'token',
];
