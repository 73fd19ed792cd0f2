import { build } from 'esbuild';
import { ROOT } from '../set-up.mjs';

/** Where the script of a receipt's file is kept, so that it can be written into files without a bundler. */
export const SCRIPT_MODULE = `${ROOT}bff/files/agreements/receipt-script.ts`;

/** Text that would end the script's element, or change how a browser reads it. */
const MARKUP = /<(?=!--|\/?script)/gi;

/** The module that holds the script of a receipt's file (`widgets/receipt`): the same bytes on every machine, wherever the checkout stands. */
export async function receiptScriptModule(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['widgets/receipt/script.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'inline',
    // Its licence asks to be named, and no comment of its own does.
    banner: { js: '/*! canonicalize - Apache-2.0 License (c) Samuel Erdtman */' },
    // It is written for this alone: what a tsconfig says of class fields changes nothing here.
    tsconfigRaw: '{}',
  });
  const script = outputFiles[0]?.text.replaceAll(MARKUP, '\\x3c') ?? '';
  return [
    '// Made by `npm run receipt-script` out of widgets/receipt; not to be changed by hand.',
    '',
    '/** The script inside a receipt’s file. */',
    `export const RECEIPT_SCRIPT = ${JSON.stringify(script)};`,
    '',
  ].join('\n');
}
