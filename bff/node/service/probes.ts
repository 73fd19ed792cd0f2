import { statfs } from 'node:fs/promises';
import { answerLive, answerReadiness, type CheckFound, type ReadyCheck } from '../../index.ts';
import type { WatchedKeys } from '../program/keyring-watch.ts';
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
  return [keysCheck(world.keys), drainingCheck(isDraining), diskNotice(world.dataFolder), keysFileNotice(world.keys)];
}

/** Says no from the moment the process was told to end. */
function drainingCheck(isDraining: () => boolean): ReadyCheck {
  return { name: 'draining', isAskedAlways: true, check: () => (isDraining() ? no('this process is ending') : { ok: true }) };
}

/** Says no while the keys at hand do not fit the database: what another replica sealed could not be opened here. */
function keysCheck(keys: Pick<WatchedKeys, 'misfit'>): ReadyCheck {
  return { name: 'keys', check: () => (keys.misfit() === null ? { ok: true } : no('do not fit the database')) };
}

/** With the earlier keys everything goes on, so a changed file that cannot be used keeps nobody away. */
function keysFileNotice(keys: Pick<WatchedKeys, 'refusedFile'>): ReadyCheck {
  return { name: 'keys-file', isNotice: true, check: () => (keys.refusedFile() === null ? { ok: true } : no('changed, and not used')) };
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
