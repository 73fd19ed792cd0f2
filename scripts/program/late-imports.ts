const IMPORT = /^import (?:([\w$]+)|\* as ([\w$]+)|(?:([\w$]+), )?\{([^}]*)\}) from "(?:node:)?([\w/]+)";$/;

/**
 * Static imports of Node's own modules at the top of a bundled file, as declarations that run in their place: what stands before them, such
 * as a look at the version of Node, then comes first. Lines stay where they are, so that a source map still fits. Throws where the bundle
 * imports anything else.
 */
export function lateImports(code: string): string {
  const lines = code.split('\n');
  return lines.map((line) => (line.startsWith('import ') ? declarationOf(line) : line)).join('\n');
}

function declarationOf(line: string): string {
  const [, whole, namespace, wholeBeside, named, module] = IMPORT.exec(line) ?? [];
  if (module === undefined) throw new Error(`The program would need more than Node: ${line}`);
  const names = named?.replaceAll(/([\w$]+) as ([\w$]+)/g, '$1: $2');
  const asked = `process.getBuiltinModule("node:${module}")`;
  return wholeBeside === undefined
    ? `const ${whole ?? namespace ?? `{${names}}`} = ${asked};`
    : `const ${wholeBeside} = ${asked}, {${names}} = ${wholeBeside};`;
}
