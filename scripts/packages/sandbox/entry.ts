/// <reference path="./world-file.d.ts" />
import { readWorldFile } from '#world-file';
import { takeWorldsFrom, unpackWorld, WORLD_TIME } from '../../../bff/sandbox/index.ts';
import { createSandbox as createWithoutShelf, type Sandbox, type SandboxOptions } from '../../../bff/sandbox/partners/index.ts';

export * from '../../../bff/sandbox/partners/index.ts';

/**
 * Makes a sandbox: the rules, refusals and limits of the real BFF, over invented data, without any server. Nothing in it is secret and nothing
 * of it outlives the page. Throws `RangeError` for an option that names nothing.
 */
export function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  takeWorldsFrom(async ({ now, size }) => (now === WORLD_TIME && size === 'small' ? openShelf() : null));
  return createWithoutShelf(options);
}

/** A bundler that loses the file costs seconds, not the test: then the page makes its world. */
async function openShelf(): Promise<Uint8Array | null> {
  const file = await readWorldFile().catch(() => null);
  return file && unpackWorld(file);
}
