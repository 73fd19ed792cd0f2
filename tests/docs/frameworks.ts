import { compile } from 'svelte/compiler';
import { compileScript, compileTemplate, parse } from 'vue/compiler-sfc';
import { elementFaults } from './elements.ts';
import { importFaults } from './imports.ts';

/** What is wrong with a component of Vue: what its compiler says, unknown elements and attributes, imports of nothing. */
export async function vueFaults(code: string): Promise<string[]> {
  const { descriptor, errors } = parse(code, { filename: 'document.vue' });
  const script = descriptor.script ?? descriptor.scriptSetup;
  try {
    if (script) compileScript(descriptor, { id: 'document' });
  } catch (error) {
    return [(error as Error).message];
  }
  const isCustomElement = (tag: string) => tag.startsWith('partner-');
  const template = descriptor.template?.content ?? '';
  const compiled = compileTemplate({ source: template, filename: 'document.vue', id: 'document', compilerOptions: { isCustomElement } });
  const said = [...errors, ...compiled.errors].map(String);
  return [...said, ...elementFaults(template), ...(await importFaults(script?.content ?? ''))];
}

/** The same of a component of Svelte. */
export async function svelteFaults(code: string): Promise<string[]> {
  const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(code) ?? [];
  try {
    compile(code, { filename: 'Document.svelte', generate: 'client' });
  } catch (error) {
    return [(error as Error).message];
  }
  return [...elementFaults(code), ...(await importFaults(script))];
}
