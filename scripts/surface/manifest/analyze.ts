import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as analyzer from '@custom-elements-manifest/analyzer';
import { ROOT } from '../../set-up.mjs';
import { TAG_FILES } from '../program.ts';
import { type Compiler, defineEntries, litProperties, publicMembers } from './plugins.ts';
import type { ElementDeclaration, Export } from './schema.ts';

/** What the package exports besides its types; its own compiler, since no other fits it. */
interface Analyzer {
  ts: Compiler;
  create(given: { modules: readonly unknown[]; plugins: readonly analyzer.Plugin[] }): { modules: readonly Read[] };
}

interface Read {
  path: string;
  declarations?: readonly ElementDeclaration[];
  exports?: readonly Export[];
}

const { create, ts } = analyzer as unknown as Analyzer;

/** An element as its class and the comment above it tell of it: names and descriptions, types not yet. */
export interface Analyzed {
  tag: string;
  /** The class's file, from the top of the checkout. */
  file: string;
  declaration: ElementDeclaration;
}

const BASES = ['widgets/kit/widget-element.ts', 'widgets/kit/stage-element.ts'];

/** All elements by the files that define them. Throws where a tag in a comment is not the one that is defined. */
export function analyzeElements(): Analyzed[] {
  const files = [...BASES, ...globSync('widgets/*/element.ts', { cwd: ROOT }).sort(), ...TAG_FILES];
  const modules = files.map((file) => ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2022, true));
  const { modules: read } = create({ modules, plugins: [litProperties(), publicMembers(), defineEntries()] });
  const definitions = read.flatMap(({ exports = [] }) => exports.filter(({ kind }) => kind === 'custom-element-definition'));
  return definitions.map(({ name: tag, declaration: { name } }) => {
    const module = read.find(({ declarations = [] }) => declarations.some((one) => one.kind === 'class' && one.name === name));
    const declaration = module?.declarations?.find((one) => one.name === name);
    if (!module || !declaration) throw new Error(`${tag} is defined by ${name}, which no widgets/*/element.ts declares.`);
    if (declaration.tagName !== tag)
      throw new Error(`${module.path}: ${name} is defined as ${tag}; its comment says @tag ${declaration.tagName}.`);
    return { tag, file: module.path, declaration };
  });
}
