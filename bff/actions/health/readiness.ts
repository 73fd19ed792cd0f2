import type { World } from '../../ports/index.ts';

/** What a check found: `why` is one of a few fixed sentences, because strangers may read it. */
export type CheckFound = { ok: true } | { ok: false; why: string };

/** One thing that must hold so that requests can be answered here. */
export interface ReadyCheck {
  name: string;
  /** May throw, and may hang: both count as not ready. */
  check(): Promise<CheckFound> | CheckFound;
  /** True where it is told and decides nothing: requests can be answered in spite of it. */
  isNotice?: boolean;
  /** True where it is asked each time, because an answer a second old would be wrong; it must be quick. */
  isAskedAlways?: boolean;
}

export interface Readiness {
  isReady: boolean;
  checks: Record<string, CheckFound>;
  /** What is worth knowing and keeps nobody away. */
  notices: Record<string, CheckFound>;
}

const KEPT_MILLISECONDS = 1_000;
const PATIENCE_MILLISECONDS = 1_500;
/** An answer that hangs longer is given up, so that a database that came back is asked anew. */
const GIVEN_UP_MILLISECONDS = 5_000;

/**
 * Asks whether requests can be answered: the database, its schema and, besides, what the process around the BFF hands in. Cheap however often it is
 * asked (answers are kept for a second, and one that is under way is shared), and never hangs: what does not answer in time says no.
 */
export function createReadiness(world: Pick<World, 'store'>, more: readonly ReadyCheck[] = []): () => Promise<Readiness> {
  const asked = [databaseCheck(world), schemaCheck(world), changesNotice(world), ...more].map((check) => ({ check, ask: askerOf(check) }));
  return async () => {
    const found = await Promise.all(asked.map(async ({ check, ask }) => ({ check, found: await ask() })));
    const told = (isNotice: boolean) =>
      Object.fromEntries(found.filter(({ check }) => (check.isNotice ?? false) === isNotice).map((one) => [one.check.name, one.found]));
    const checks = told(false);
    return { isReady: Object.values(checks).every(({ ok }) => ok), checks, notices: told(true) };
  };
}

function databaseCheck({ store }: Pick<World, 'store'>): ReadyCheck {
  return {
    name: 'database',
    check: async () => {
      await store.ping();
      return { ok: true };
    },
  };
}

/** It fitted at the start; a newer release, or a restore, may have changed it since. */
function schemaCheck({ store }: Pick<World, 'store'>): ReadyCheck {
  return {
    name: 'schema',
    check: async () => ((await store.operations.schemaFits()) ? { ok: true } : { ok: false, why: 'is not one that this release works on' }),
  };
}

/** A restored store answers reads, so it stays in service. */
function changesNotice({ store }: Pick<World, 'store'>): ReadyCheck {
  return {
    name: 'changes',
    isNotice: true,
    check: async () => ((await store.operations.closedChanges()) ? { ok: false, why: 'closed since a restore' } : { ok: true }),
  };
}

function askerOf(one: ReadyCheck): () => Promise<CheckFound> {
  if (one.isAskedAlways) return async () => one.check();
  let under: { way: Promise<CheckFound>; since: number } | null = null;
  let kept: { found: CheckFound; at: number } | null = null;

  const begin = (): Promise<CheckFound> => {
    const since = performance.now();
    const way = settled(one);
    under = { way, since };
    void way.then((found) => {
      if (under?.way !== way) return;
      under = null;
      kept = { found, at: performance.now() };
    });
    return way;
  };
  return () => {
    const now = performance.now();
    if (under && now - under.since < GIVEN_UP_MILLISECONDS) return inTime(under.way, under.since + PATIENCE_MILLISECONDS - now);
    if (!under && kept && now - kept.at < KEPT_MILLISECONDS) return Promise.resolve(kept.found);
    return inTime(begin(), PATIENCE_MILLISECONDS);
  };
}

async function settled({ check }: ReadyCheck): Promise<CheckFound> {
  try {
    return await check();
  } catch {
    return { ok: false, why: 'does not answer' };
  }
}

function inTime(way: Promise<CheckFound>, milliseconds: number): Promise<CheckFound> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<CheckFound>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, why: 'does not answer in time' }), Math.max(0, milliseconds));
  });
  return Promise.race([way, late]).finally(() => clearTimeout(timer));
}
