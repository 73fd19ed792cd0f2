import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import { changeTags, type TagChange } from '../../domain/tag-rules.ts';
import type { World } from '../../ports/index.ts';
import type { CustomerRecord } from '../../ports/records.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { decideEach } from '../assignments/decide-each.ts';
import { answerBatch, type Outcome } from '../batch.ts';
import { commandBatch } from '../command.ts';

type Tag = CallOf<'POST /v1/customers/tags'>;

/** Adds tags to customers in scope and takes others away. Decided within the command, so that nobody else's tags are lost. */
export async function tagCustomers(world: World, call: Tag): Promise<AnswerOf<'POST /v1/customers/tags'> | Refusal> {
  const { customerIds, add = [], remove = [] } = call.body;
  // How many, not which: a partner's people can write anything into a tag.
  const command = {
    action: 'customers.tag' as const,
    permission: 'customer.tag' as const,
    ids: customerIds,
    details: { added: add.length, removed: remove.length },
  };
  const outcomes = await commandBatch(world, call, command, (unit) => decideAndSave(unit, call, { add, remove }));
  if (isRefusal(outcomes)) return outcomes;
  return answerBatch(customerIds, String, outcomes, (customerId) => ({ customerId }));
}

async function decideAndSave(unit: Unit, { caller, body }: Tag, change: TagChange): Promise<ReadonlyMap<string, Outcome>> {
  const { partner, session } = caller;
  const tagged: CustomerRecord[] = [];
  const asked = { partner, scope: scopeOf(session.actor), customerIds: body.customerIds };
  const outcomes = await decideEach(unit, asked, (stored) => {
    if (stored === null) return refuse('not-found');
    if (stored.customer.erasedAt !== null) return refuse('customer-erased');
    const tags = changeTags(stored.customer.tags, change);
    if (isRefusal(tags)) return tags;
    tagged.push({ ...stored.customer, tags });
    return null;
  });
  if (tagged.length > 0) await unit.customers.save(partner.partnerId, tagged);
  return outcomes;
}
