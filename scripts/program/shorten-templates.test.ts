import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';
import { shortenTemplates } from './shorten-templates.ts';

/** One module as the release would have it. */
async function built(source: string): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'source',
        resolveId: (id) => (id.endsWith('the-source') ? 'the-source' : null),
        load: (id) => (id === 'the-source' ? source : null),
      },
      shortenTemplates(),
    ],
    build: { write: false, lib: { entry: 'the-source', formats: ['es'] }, rolldownOptions: { output: { minify: true } } },
  })) as Rolldown.RolldownOutput[];
  return output[0]?.output[0].code ?? '';
}

async function meant(source: string): Promise<Record<string, unknown>> {
  const code = await built(source);
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

describe('Widgets of a release', () => {
  it('keep the line breaks, quotes and spaces of what they say and write', async () => {
    const source = [
      "export const lines = ['a', 'b'].join('\\n');",
      "export const file = 'id,amount\\r\\n';",
      'export const said = \'say "yes"  twice\';',
      'export const markup = \' id="name" \';',
    ].join('\n');
    const { lines, file, said, markup } = await meant(source);
    expect({ lines, file, said, markup }).toEqual({
      lines: 'a\nb',
      file: 'id,amount\r\n',
      said: 'say "yes"  twice',
      markup: ' id="name" ',
    });
  });

  it('have their markup without line breaks and needless quotes, inner templates too', async () => {
    const inner = 'html`<b\n  id="two">$' + '{name}</b>`';
    const source = `const html = String.raw; export const drawn = (name) => html\`<p\n    class="one"\n  >\n  \${${inner}}</p>\`;`;
    const code = await built(source);
    expect(code).toContain('<p class=one');
    expect(code).toContain('<b id=two');
    const { drawn } = (await meant(source)) as { drawn: (name: string) => string };
    expect(drawn('a\nb')).toContain('a\nb');
  });

  it('call their own custom properties by short names, the same everywhere', async () => {
    const code = await built('const css = String.raw; export const one = css`a{color:var(--_text)}`; export const two = "--_text";');
    const [first, second] = code.match(/--_\w+/g) ?? [];
    expect(first).toBe(second);
    expect(code).not.toContain('--_text');
  });
});
