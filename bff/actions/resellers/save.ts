import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { ItemChange } from '../../../shared/values/lists.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { answerBatch, auditedBatch, eachOnce, type Outcome, partsOf } from '../batch.ts';

type Save = CallOf<'PUT /v1/resellers'>;
type Item = Save['body']['resellers'][number];

/** A large call must not keep the commands of others waiting. */
const PER_COMMAND = 200;

/** Says of a distributor's resellers which are leaving (DOMAIN.md §3.4), each by itself. One of somebody else's is not there. */
export async function saveResellers(world: World, call: Save): Promise<AnswerOf<'PUT /v1/resellers'> | Refusal> {
  const { resellers } = call.body;
  const outcomes = new Map<string, Outcome<ItemChange>>();
  for (const part of partsOf([...eachOnce(resellers, idOf).values()], PER_COMMAND)) {
    const saved = await savePart(world, call, part);
    if (isRefusal(saved)) return saved;
    for (const [id, outcome] of saved) outcomes.set(id, outcome);
  }
  return answerBatch(resellers, idOf, outcomes, ({ partnerId }, outcome) => ({ partnerId, change: isRefusal(outcome) ? null : outcome }));
}

function idOf({ partnerId }: Item): string {
  return partnerId;
}

function savePart(world: World, call: Save, items: readonly Item[]): Promise<Map<string, Outcome<ItemChange>> | Refusal> {
  const { partnerId } = call.caller.partner;
  const now = world.clock.now();
  const made = { at: instantOf(now), action: 'resellers.save' as const };
  return world.store.write(partnerId, async (unit) => {
    const outdated = await refuseOutdated(unit, call.caller, null, now);
    if (outdated) {
      await unit.audit.append(partnerId, auditEntry(call, made, outdated));
      return outdated;
    }
    const outcomes = new Map<string, Outcome<ItemChange>>();
    for (const item of items) outcomes.set(item.partnerId, await saveOne(unit, partnerId, item));
    const { targets, details, refused } = auditedBatch(outcomes);
    const leaving = items.filter(({ isLeaving }) => isLeaving).map(idOf);
    await unit.audit.append(partnerId, auditEntry(call, { ...made, targets, details: { ...details, leaving } }, refused));
    return outcomes;
  });
}

async function saveOne(unit: Unit, distributorId: string, { partnerId, isLeaving }: Item): Promise<Outcome<ItemChange>> {
  const reseller = await unit.partners.find(partnerId);
  if (reseller?.parentPartnerId !== distributorId) return refuse('not-found');
  if (reseller.isLeaving === isLeaving) return 'unchanged';
  await unit.partners.setLeaving(partnerId, isLeaving);
  return 'changed';
}
