import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Sums } from '../../domain/consumption-sums.ts';
import { contractCurrency, contractNumberOf, readContractCycles } from '../../domain/payment-agreement-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { PaymentContractRecord } from '../../ports/payment-agreements.ts';
import type { PartnerRecord } from '../../ports/records.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf, Replayed } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { notReady } from '../consumption/asked.ts';
import { onceCommand } from '../once/once-command.ts';
import { toContract } from './contract.ts';
import { contentOf } from './contract-content.ts';

type Apply = CallOf<'POST /v1/payment-contracts'>;
type Answer = AnswerOf<'POST /v1/payment-contracts'>;

/**
 * Makes a payment agreement contract from the partner's own consumption (DOMAIN.md §5.5): nobody approves it, and it never changes. Figures
 * that are the same answer the contract that was made of them before.
 */
export function applyForContract(world: World, call: Apply): Promise<Answer | Refusal | Replayed<Answer>> {
  const { cycles, currency } = call.body;
  const details = { from: cycles.from, to: cycles.to, ...(currency !== undefined && { currency }) };
  const command = { action: 'payment-contract.apply' as const, permission: 'account.write' as const, targets: [], details };
  return onceCommand<'POST /v1/payment-contracts'>(world, call, command, async (unit) => {
    const decided = await decide(world, unit, call);
    if (isRefusal(decided)) return decided;
    const same = await unit.paymentAgreements.sameContract(decided.partnerId, decided.textSha256);
    if (same === null) await unit.paymentAgreements.addContract(decided);
    const made = same ?? decided;
    return { answer: toContract(made), targets: [made.contractId], details: { isRepeat: same !== null, textSha256: made.textSha256 } };
  });
}

async function decide(world: World, unit: Unit, { caller, body }: Apply): Promise<PaymentContractRecord | Refusal> {
  const partner = (await unit.partners.find(caller.partner.partnerId)) ?? caller.partner;
  const cycles = readContractCycles(body.cycles, partner.isVerified, world.clock.businessNow());
  if (isRefusal(cycles)) return cycles;
  const found = await consumed(unit, partner, { cycles, currency: body.currency });
  if (isRefusal(found)) return found;
  const { content, text } = contentOf({ partner, cycles, currency: found.currency }, found.sums);
  const textSha256 = await world.security.sha256(text);
  return {
    contractId: world.security.makeId('pct'),
    partnerId: partner.partnerId,
    contractNo: contractNumberOf(cycles, textSha256),
    ...cycles,
    currency: found.currency,
    due: content.total.due,
    paid: content.total.paid,
    content: text,
    textSha256,
    createdAt: instantOf(world.clock.now()),
    createdBy: caller.session.actor.operatorId,
  };
}

/** What was consumed, by cycle. Whatever switches a delivery in holds the partner's lock, so that one state of the lines answers. */
async function consumed(
  { figures }: Unit,
  { partnerId }: PartnerRecord,
  { cycles, currency: asked }: { cycles: Apply['body']['cycles']; currency: string | undefined },
): Promise<{ currency: string; sums: (Sums & { cycle: string })[] } | Refusal> {
  const { isCounted, currencies } = await figures.state([partnerId], cycles);
  if (!isCounted) return notReady();
  const currency = contractCurrency(asked, currencies);
  if (isRefusal(currency)) return currency;
  const sums = await figures.byCycle({ partnerIds: [partnerId], currency, cycles });
  return sums.length === 0 ? refuse('no-consumption') : { currency, sums };
}
