import { ASSOCIATION_TYPES } from '../../../shared/values/lists.ts';
import { currentVersion } from '../../domain/agreement-rules.ts';
import type { AgreementVersion } from '../../ports/agreements.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';

/** Versions that are looked for at once. */
const VERSIONS_PER_ROUND = 100;

/** Tells once that a version became effective, for all customers it is meant for. */
export async function tellPending(world: World, unit: Unit, version: AgreementVersion): Promise<void> {
  const { partnerId, code, version: number, effectiveAt, noticeDays, isRequired, audience } = version;
  const at = instantOf(world.clock.now());
  if (!(await unit.agreements.markTold(partnerId, code, number, at))) return;
  const [only] = audience;
  const isForAll = ASSOCIATION_TYPES.every((type) => audience.includes(type));
  const asked = isForAll || only === undefined ? 'all' : only;
  const data = { code, version: number, effectiveAt, noticeDays, isRequired, audience: asked } as const;
  await emit(world, unit, partnerId, [{ type: 'agreement.pending', at, customerId: null, data }]);
}

/**
 * Tells of versions that became effective since, of all partners. Any replica may do it, and several at once: each is told once. One that a
 * newer version overtook before it was told is passed over.
 */
export async function announceEffective(world: World): Promise<void> {
  const { store, clock } = world;
  for (;;) {
    const found = await store.reads.agreements.untold(instantOf(clock.businessNow()), VERSIONS_PER_ROUND);
    for (const { partnerId, code, version } of found) await announce(world, partnerId, code, version);
    if (found.length < VERSIONS_PER_ROUND) return;
  }
}

async function announce(world: World, partnerId: string, code: string, number: number): Promise<void> {
  await world.store.write(partnerId, async (unit) => {
    const version = currentVersion(await unit.agreements.versions(partnerId, code), instantOf(world.clock.businessNow()));
    if (version?.version === number) await tellPending(world, unit, version);
    else await unit.agreements.markTold(partnerId, code, number, instantOf(world.clock.now()));
  });
}
