import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { ItemChange } from '../../../shared/values/lists.ts';
import { type Minor, minorToText } from '../../../shared/values/minor.ts';
import { checkDesignated } from '../../domain/account-rules.ts';
import { LARGEST, readAsked } from '../../domain/amount-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { StatedAccount } from '../../ports/accounts.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { answerBatch, auditedBatch, eachOnce } from '../batch.ts';

type Save = CallOf<'PUT /v1/accounts'>;
type Item = Pick<StatedAccount, 'accountType' | 'currency'> & { designated: Minor | undefined; credit: Minor | null | undefined };

/** States what is designated of accounts, and credit lines; what an item leaves out stays. A malformed amount refuses the call whole. */
export async function saveAccounts(world: World, call: Save): Promise<AnswerOf<'PUT /v1/accounts'> | Refusal> {
  const { accounts } = call.body;
  const items = readItems(accounts);
  if (isRefusal(items)) return items;
  const outcomes = await saveEach(world, call, [...eachOnce(items, idOf).values()]);
  if (isRefusal(outcomes)) return outcomes;
  return answerBatch(accounts, idOf, outcomes, ({ accountType, currency }, outcome) => ({
    accountType,
    currency,
    change: isRefusal(outcome) ? null : outcome,
  }));
}

function idOf({ accountType, currency }: Pick<Item, 'accountType' | 'currency'>): string {
  return `${accountType} ${currency}`;
}

function readItems(accounts: Save['body']['accounts']): Item[] | Refusal {
  const items: Item[] = [];
  for (const [index, { accountType, currency, ...asked }] of accounts.entries()) {
    const pointer = `/body/accounts/${index}`;
    const designated = read(asked.designated, `${pointer}/designated`);
    if (isRefusal(designated)) return designated;
    const credit = asked.credit === null ? null : read(asked.credit, `${pointer}/credit`);
    if (isRefusal(credit)) return credit;
    if (typeof credit === 'bigint' && accountType !== 'credit') {
      return refuse('request-invalid', { errors: [{ pointer: `${pointer}/credit`, detail: 'Of credit accounts only.' }] });
    }
    items.push({ accountType, currency, designated, credit });
  }
  return items;
}

function read(text: string | undefined, pointer: string): Minor | undefined | Refusal {
  return text === undefined ? undefined : readAsked(text, LARGEST.total, pointer, { mayBeZero: true });
}

async function saveEach(world: World, call: Save, items: readonly Item[]): Promise<Map<string, ItemChange | Refusal> | Refusal> {
  const { partnerId } = call.caller.partner;
  const now = world.clock.now();
  const made = { at: instantOf(now), action: 'accounts.save' as const };
  return world.store.write(partnerId, async (unit) => {
    const outdated = await refuseOutdated(unit, call.caller, null, now);
    if (outdated) {
      await unit.audit.append(partnerId, auditEntry(call, made, outdated));
      return outdated;
    }
    const outcomes = new Map<string, ItemChange | Refusal>();
    for (const item of items) outcomes.set(idOf(item), await saveOne(unit, partnerId, item, made.at));
    const { targets, details, refused } = auditedBatch(outcomes);
    const stated = items.map(statedText);
    await unit.audit.append(partnerId, auditEntry(call, { ...made, targets, details: { ...details, stated } }, refused));
    return outcomes;
  });
}

/** For whoever asks later what was designated, and when. */
function statedText({ designated, credit, ...account }: Item): string {
  const amounts = Object.entries({ designated, credit }).filter(([, amount]) => amount !== undefined);
  return [idOf(account), ...amounts.map(([name, amount]) => `${name} ${amount == null ? 'none' : minorToText(amount)}`)].join(' ');
}

async function saveOne(
  unit: Unit,
  partnerId: string,
  { accountType, currency, designated, credit }: Item,
  at: string,
): Promise<ItemChange | Refusal> {
  const stored = await unit.accounts.find(partnerId, accountType, currency);
  const stated = {
    accountType,
    currency,
    designated: designated ?? stored?.designated ?? 0n,
    credit: credit === undefined ? (stored?.credit ?? null) : credit,
  };
  const refused = checkDesignated(stated.designated, stored?.amount ?? 0n);
  if (refused) return refused;
  if (stored?.isStated && stored.designated === stated.designated && stored.credit === stated.credit) return 'unchanged';
  await unit.accounts.state(partnerId, stated, at);
  return stored?.isStated ? 'changed' : 'added';
}
