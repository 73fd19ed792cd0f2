import type { Plugin } from 'vite';

function minified(styles: string): string {
  return styles
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};>]) ?/g, '$1')
    .replace(/([:,]) /g, '$1')
    .replace(/([ (,:])0\.(?=\d)/g, '$1.')
    .replace(/;}/g, '}')
    .trim();
}

/** Styles stand in `css` templates without expressions; what CSS does not need is left out. */
export function minifyStyles(): Plugin {
  return {
    name: 'minify-styles',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/widgets\/.*\.ts$/.test(id)) return null;
      return { code: code.replace(/css`([^`$]*)`/g, (_, styles: string) => `css\`${minified(styles)}\``), map: null };
    },
  };
}
