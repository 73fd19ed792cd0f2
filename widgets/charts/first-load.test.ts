import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;

/** What a module brings along at once: imports that stand for themselves, without types and without `import()`. */
function broughtBy(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const isTypeOnly = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    const name = statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : '';
    return isTypeOnly || name === '' ? [] : [name.startsWith('.') ? join(dirname(path), name) : name];
  });
}

function loadedWith(entry: string): Set<string> {
  const loaded = new Set([entry]);
  for (const path of loaded) if (path.endsWith('.ts')) for (const brought of broughtBy(path)) loaded.add(brought);
  return loaded;
}

const charts = (entry: string): string[] => [...loadedWith(entry)].filter((path) => /^widgets\/charts\/|^d3-/.test(path));

test.each(globSync('widgets/{index,partner-*}.ts', { cwd: ROOT }))('a page that loads %s loads no chart with it', (entry) => {
  expect(loadedWith(entry).size).toBeGreaterThan(1);
  expect(charts(entry)).toEqual([]);
});

test('whoever draws a chart loads them all, d3 included', () => {
  expect(charts('stories/charts/stage.ts')).toEqual(
    expect.arrayContaining(['widgets/charts/trend.ts', 'd3-array', 'd3-scale', 'd3-shape']),
  );
});
