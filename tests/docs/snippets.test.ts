import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { ROOT } from '../../scripts/set-up.mjs';
import { commandFaults } from './commands.ts';
import { elementFaults } from './elements.ts';
import { documents, type Fence, fencesOf } from './fences.ts';
import { svelteFaults, vueFaults } from './frameworks.ts';
import { importFaults } from './imports.ts';
import { requestFaults } from './requests.ts';
import { styleFaults } from './styles.ts';

/** Every test file's text, to find who runs a block by its mark. */
const TESTS = readdirSync(`${ROOT}tests`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(`${ROOT}tests/${name}`, 'utf8'))
  .join('\n');

const CHECKS: Readonly<Record<string, (code: string) => string[] | Promise<string[]>>> = {
  sh: async (code) => [...shellFaults(code), ...(await commandFaults(code)), ...requestFaults(code)],
  '': commandFaults,
  json: (code) => faultsOfTrying(() => JSON.parse(code)),
  yaml: (code) => faultsOfTrying(() => parseYaml(code)),
  html: async (code) => [...elementFaults(code), ...(await Promise.all(scriptsOf(code).map(scriptFaults))).flat(), ...stylesOf(code)],
  vue: vueFaults,
  svelte: svelteFaults,
  css: styleFaults,
  js: scriptFaults,
  // Compiled by tests/surface against the packed types; a mark is asked for.
  ts: importFaults,
  tsx: importFaults,
};

/** Checked only as far as their imports go, so that a test has to compile them. */
const NEEDS_MARK = ['ts', 'tsx'];

/** Languages that only a tool outside can try; whoever writes such a block marks it with the test that does. */
const isChecked = ({ language, mark }: Fence) =>
  mark !== null || (language in CHECKS && !NEEDS_MARK.includes(language)) || UNTRIED.some(({ language: known }) => known === language);

/** What no test can try here, and why. */
const UNTRIED = [
  { language: 'nginx', why: 'a part of a configuration; deploy/nginx is run with a real nginx by tests/operations' },
  { language: 'properties', why: 'settings of another program' },
  { language: 'java', why: 'where it has no mark: classes of Spring, which no test can fetch' },
];

function shellFaults(code: string): string[] {
  const { status, stderr } = spawnSync('bash', ['-n'], { input: code, encoding: 'utf8' });
  return status === 0 ? [] : [stderr.trim()];
}

function faultsOfTrying(act: () => unknown): string[] {
  try {
    act();
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

function scriptsOf(markup: string): string[] {
  return [...markup.matchAll(/<script(?![^>]*type="importmap")[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, code = '']) => code)
    .filter((code) => code.trim() !== '');
}

function stylesOf(markup: string): string[] {
  return [...markup.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].flatMap(([, code = '']) => styleFaults(code));
}

async function scriptFaults(code: string): Promise<string[]> {
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--check'], { input: code, encoding: 'utf8' });
  return status === 0 ? await importFaults(code) : [stderr.trim()];
}

/** Commands of samples are typed in the sample's own folder: tests/samples/readmes.test.ts. */
const triedHere = (document: string): Fence[] =>
  fencesOf(document).filter(({ language }) => !(language === 'sh' && document.startsWith('samples/')));

describe.each(documents().filter((name) => triedHere(name).length > 0))('%s', (document) => {
  test.each(triedHere(document))('line $line ($language) can be used as it stands', async (fence) => {
    expect(isChecked(fence), `Nothing tries a block in "${fence.language}": mark it for a test, or add a check.`).toBe(true);
    if (fence.mark !== null && !/made by|end of/.test(fence.mark)) {
      const name = fence.mark.split(':')[0] ?? '';
      expect(TESTS.includes(name), `No test names the mark "${fence.mark}".`).toBe(true);
    }
    expect(await CHECKS[fence.language]?.(fence.code)).toEqual(fence.language in CHECKS ? [] : undefined);
  });
});

describe('the checks of snippets', () => {
  test.each([
    ['sh', 'partner-widgets keyrnig make'],
    ['sh', 'partner-widgets key add --partnr x'],
    ['sh', 'npm run nothing'],
    ['sh', 'if true; then'],
    ['sh', 'curl "$BFF/v1/nothing" -d \'{}\''],
    ['sh', 'curl "$BFF/v1/sessions" -d \'{"subject":{"kind":"nobody"}}\''],
    ['json', '{"a":}'],
    ['html', '<partner-nothing></partner-nothing>'],
    ['html', '<partner-session no-such="1"></partner-session>'],
    ['html', '<script type="module">const = 1</script>'],
    ['html', '<style>:root { --partner-acent: red; }</style>'],
    ['js', 'await import('],
    ['js', "import 'partner-widget-kit/define/partner-nothing';"],
    ['js', "import { createBff, nothing } from 'partner-widget-kit-bff';"],
    ['js', "import { createServer, nothing } from 'node:http';"],
    ['js', "import 'a-package-that-nobody-installs';"],
    ['vue', '<template><partner-session></template>'],
    ['vue', '<template><partner-audit densty="compact"></partner-audit></template>'],
    ['vue', "<script setup>import 'partner-widget-kit/defin';</script><template><p></p></template>"],
    ['svelte', '<partner-audit {state'],
    ['svelte', '<partner-nothing></partner-nothing>'],
    ['tsx', "import { PartnerNothing } from 'partner-widget-kit/react';"],
    ['css', ':root { --partner-acent: red; }'],
    ['css', 'partner-audit::part(nothing) { color: red; }'],
    ['css', 'partner-audit:state(odd) { color: red; }'],
  ])('see what is wrong in %s: %s', async (language, code) => {
    expect(await CHECKS[language]?.(code)).not.toEqual([]);
  });
});
