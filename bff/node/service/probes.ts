import { statfs } from 'node:fs/promises';
import { ringKeyName } from '../../domain/ring-rules.ts';
import { answerLive, answerReadiness, type CheckFound, type ReadyCheck } from '../../index.ts';
import { KIND_NAMES, keysOf } from '../program/keyring.ts';
import type { OpenedWorld } from '../program/world.ts';

/** Below this much free space commits and log lines will soon fail. */
const LEAST_FREE_BYTES = 128 * 1024 * 1024;
const PROBES = /\/(livez|readyz)$/;

/** What probes hear while the store is being opened; null for any other request, which waits until it is open. */
export function answerWhileStarting(request: Request): Response | null {
  const probe = PROBES.exec(new URL(request.url).pathname)?.[1];
  if (probe === undefined) return null;
  return probe === 'livez' ? answerLive() : answerReadiness({ isReady: false, checks: { start: no('not finished') }, notices: {} });
}

/** What `/readyz` asks of the process around the BFF. */
export function checksOf(world: OpenedWorld, isDraining: () => boolean): ReadyCheck[] {
  return [keysCheck(world), drainingCheck(isDraining), diskNotice(world.dataFolder)];
}

/** Another replica may have begun to use a key that this one was not given. */
function keysCheck({ store, keys }: OpenedWorld): ReadyCheck {
  return {
    name: 'keys',
    check: async () => {
      const held = new Set(KIND_NAMES.flatMap((kind) => keysOf(keys.ring(), kind).map(({ keyId }) => ringKeyName(kind, keyId))));
      const needed = (await store.operations.fieldKeys()).filter(({ retiredAt }) => retiredAt === null);
      return needed.every(({ keyId }) => held.has(keyId)) ? { ok: true } : no('lacks one that stored data need');
    },
  };
}

/** Says no from the moment the process was told to end. */
function drainingCheck(isDraining: () => boolean): ReadyCheck {
  return { name: 'draining', isAskedAlways: true, check: () => (isDraining() ? no('this process is ending') : { ok: true }) };
}

/** Reads go on where the disk is full, so it keeps nobody away. */
function diskNotice(folder: string, leastFreeBytes = LEAST_FREE_BYTES): ReadyCheck {
  return {
    name: 'disk',
    isNotice: true,
    check: async () => ((await freeBytesOf(folder)) < leastFreeBytes ? no('nearly full') : { ok: true }),
  };
}

/** What an account without privileges may still write on the disk of a folder. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function no(why: string): CheckFound {
  return { ok: false, why };
}
