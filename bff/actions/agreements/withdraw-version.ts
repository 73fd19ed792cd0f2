import { checkWithdrawable } from '../../domain/publish-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { AgreementVersion } from '../../ports/agreements.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { onceCommand } from '../once/once-command.ts';
import { toVersion } from './views.ts';

type Withdraw = CallOf<'POST /v1/agreements/versions/withdraw'>;

/** Withdraws a version: nobody is asked to sign it any more, and what counted before counts again. Signatures and associations stay. */
export function withdrawVersion(world: World, call: Withdraw) {
  const { code, version: number } = call.body;
  const { partnerId } = call.caller.partner;
  const command = { action: 'agreement.withdraw', permission: null, targets: [code], details: { version: number } } as const;
  return onceCommand<'POST /v1/agreements/versions/withdraw'>(world, call, command, async (unit) => {
    const by = { kind: 'partner-key', id: call.caller.keyId } as const;
    const version = await withdrawIn(world, unit, { partnerId, code, version: number, by });
    return isRefusal(version) ? version : { answer: toVersion(version) };
  });
}

interface Withdrawing {
  partnerId: string;
  code: string;
  version: number;
  by: AgreementVersion['publishedBy'];
}

/** Decides whether the version can be withdrawn, and does it; the partner's lock is held. */
export async function withdrawIn(
  world: World,
  unit: Unit,
  { partnerId, code, version: number, by }: Withdrawing,
): Promise<AgreementVersion | Refusal> {
  const version = (await unit.agreements.versions(partnerId, code)).find((one) => one.version === number);
  const refused = checkWithdrawable(version);
  if (refused || version === undefined) return refused ?? refuse('not-found');
  const withdrawnAt = instantOf(world.clock.businessNow());
  await unit.agreements.withdraw(partnerId, code, number, withdrawnAt, by);
  const data = { recordId: null, code, version: number, withdrawnAt };
  await emit(world, unit, partnerId, [{ type: 'agreement.withdrawn', at: instantOf(world.clock.now()), customerId: null, data }]);
  return { ...version, withdrawnAt };
}
