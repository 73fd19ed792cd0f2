import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { RoleSource } from '../../../shared/values/lists.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CustomRoleRecord } from '../../ports/records.ts';
import type { OperatorAddress, Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { changedAddresses } from './addresses.ts';
import { operatorOf } from './operator-of.ts';
import { type OperatorChange, saveOperatorAndSessions } from './save-operator.ts';

type Save = CallOf<'PUT /v1/operators'>;
type Answer = AnswerOf<'PUT /v1/operators'>;
type Item = Save['body']['operators'][number];
type Saved = OperatorChange & { operatorId: string; endedSessions: number };

/** What every item of a call is decided by. */
interface Ground {
  partnerId: string;
  rolesFrom: RoleSource;
  custom: readonly CustomRoleRecord[];
  at: string;
  makeId: () => string;
  /** Addresses to be changed, by user id. */
  addresses: ReadonlyMap<string, OperatorAddress | null>;
}

/** Adds or changes operators by the partner's own user id, each item by itself. */
export async function saveOperators(world: World, call: Save): Promise<Answer | Refusal> {
  const { partner } = call.caller;
  const { partnerId } = partner;
  const at = instantOf(world.clock.now());
  const addresses = await changedAddresses(world, partnerId, call.body.operators);
  return world.store.write(partnerId, async (unit) => {
    const refused = await refuseOutdated(unit, call.caller, null, world.clock.now());
    if (refused) {
      await unit.audit.append(partnerId, auditEntry(call, { at, action: 'operators.save' }, refused));
      return refused;
    }
    // The setting may have changed while the request waited.
    const { rolesFrom } = (await unit.partners.find(partnerId)) ?? partner;
    const custom = await unit.roles.list(partnerId);
    const ground = { partnerId, rolesFrom, custom, at, addresses, makeId: () => world.security.makeId('op') };
    const outcomes = await saveAll(unit, ground, call.body.operators);
    const saved = outcomes.filter((outcome): outcome is Saved => !isRefusal(outcome));
    const targets = saved.filter(({ change }) => change !== 'unchanged').map(({ operatorId }) => operatorId);
    await unit.audit.append(partnerId, auditEntry(call, { at, action: 'operators.save', targets, details: countsOf(outcomes) }));
    const results = call.body.operators.map((item, index) => resultOf(item, outcomes[index] as Saved | Refusal));
    return { results, done: saved.length, refused: outcomes.length - saved.length };
  });
}

/**
 * Outcomes in the order of the items. Those that name a supervisor are saved after the others, so that a call may add a
 * supervisor and the team in any order.
 */
async function saveAll(unit: Unit, ground: Ground, items: readonly Item[]): Promise<(Saved | Refusal)[]> {
  const first = new Map<string, number>();
  for (const [index, { userId }] of items.entries()) if (!first.has(userId)) first.set(userId, index);
  const outcomes: (Saved | Refusal)[] = items.map(() => refuse('item-repeated'));
  const order = [...first.values()].sort((a, b) => namesSupervisor(items[a]) - namesSupervisor(items[b]) || a - b);
  for (const index of order) outcomes[index] = await saveOne(unit, ground, items[index] as Item);
  return outcomes;
}

function namesSupervisor(item: Item | undefined): number {
  return typeof item?.supervisorUserId === 'string' ? 1 : 0;
}

async function saveOne(unit: Unit, ground: Ground, item: Item): Promise<Saved | Refusal> {
  const { partnerId, at } = ground;
  const known = await unit.operators.findByUserId(partnerId, item.userId);
  const supervisor = typeof item.supervisorUserId === 'string' ? await unit.operators.findByUserId(partnerId, item.supervisorUserId) : null;
  const operator = operatorOf(item, { ...ground, known, supervisor });
  if (isRefusal(operator)) return operator;
  const saved = await saveOperatorAndSessions(unit, known, operator, at);
  const { operatorId } = operator;
  const address = ground.addresses.get(item.userId);
  if (address === undefined) return { ...saved, operatorId };
  await unit.operators.saveAddress(partnerId, operatorId, address);
  return { ...saved, operatorId, change: saved.change === 'added' ? 'added' : 'changed' };
}

function resultOf({ userId }: Item, outcome: Saved | Refusal): Answer['results'][number] {
  if (isRefusal(outcome)) return { userId, operatorId: null, change: null, state: 'refused', refusal: outcome.refusal };
  return { userId, operatorId: outcome.operatorId, change: outcome.change, state: 'done', refusal: null };
}

function countsOf(outcomes: readonly (Saved | Refusal)[]): Record<string, number> {
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0, freed: 0, endedSessions: 0 };
  for (const outcome of outcomes) {
    if (isRefusal(outcome)) {
      counts.refused += 1;
      continue;
    }
    counts[outcome.change] += 1;
    counts.freed += outcome.freed;
    counts.endedSessions += outcome.endedSessions;
  }
  return counts;
}
