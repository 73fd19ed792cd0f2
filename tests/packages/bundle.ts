import { build } from 'vite';
import type { Consumer } from './consumer.ts';

/** What a host's bundler makes of one module: all code that the page would load, its later parts included. */
export async function bundle(consumer: Consumer, code: string): Promise<string> {
  const output = await build({
    configFile: false,
    root: consumer.path,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: consumer.write('bundled.js', code), formats: ['es'], fileName: 'bundled' },
      rolldownOptions: { output: { minify: false } },
    },
  });
  const [first] = Array.isArray(output) ? output : [output];
  if (!first || !('output' in first)) throw new Error('Vite gave no output');
  return first.output
    .map((part) => (part.type === 'chunk' ? part.code : ''))
    .join('\n')
    .trim();
}
