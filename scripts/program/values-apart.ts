import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Files that hold constants alone: closed lists and shapes of ids. */
const VALUES = /[\\/]shared[\\/]values[\\/](lists|ids)\.ts$/;
const IMPORTS = /^import \{([^}]*)\} from '(\.[^']*\/(?:lists|ids)\.ts)';/gm;
const ONLY = '?only=';

function importsApart(names: string, path: string): string {
  const [types, values] = [/^type /, /^(?!type )/].map((kind) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && kind.test(name)),
  );
  const ofTypes = types?.length ? [`import { ${types.join(', ')} } from '${path}';`] : [];
  return [...ofTypes, ...(values ?? []).map((name) => `import { ${name} } from '${path}${ONLY}${name.split(' ')[0]}';`)].join(' ');
}

/**
 * Each closed list and each shape of an id as a module of its own, so that the list that one widget reads late does not come with the first
 * load because another list of the same file does.
 */
export function valuesApart(): Plugin {
  return {
    name: 'values-apart',
    enforce: 'pre',
    resolveId(id, importer) {
      const [path = '', name] = id.split(ONLY);
      if (name === undefined || importer === undefined) return null;
      return resolve(importer, '..', path) + ONLY + name;
    },
    load(id) {
      const [path = '', name] = id.split(ONLY);
      if (name === undefined) return null;
      this.addWatchFile(path);
      const code = readFileSync(path, 'utf8').replace(/^export const (\w+)/gm, (text, one) => (one === name ? text : `const ${one}`));
      return { code, moduleType: 'ts' };
    },
    transform(code, id) {
      if (!id.endsWith('.ts')) return null;
      const apart = code.replace(IMPORTS, (text, names: string, path: string) =>
        VALUES.test(resolve(id, '..', path)) ? importsApart(names, path) : text,
      );
      return apart === code ? null : { code: apart, map: null };
    },
  };
}
