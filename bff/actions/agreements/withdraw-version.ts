import { checkWithdrawable } from '../../domain/publish-rules.ts';
import { refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { moneyCommand } from '../money/command.ts';
import { toVersion } from './views.ts';

type Withdraw = CallOf<'POST /v1/agreements/versions/withdraw'>;

/** Withdraws a version: nobody is asked to sign it any more, and what counted before counts again. Signatures and associations stay. */
export function withdrawVersion(world: World, call: Withdraw) {
  const { code, version: number } = call.body;
  const { partnerId } = call.caller.partner;
  const command = { action: 'agreement.withdraw', permission: null, targets: [code], details: { version: number } } as const;
  return moneyCommand<'POST /v1/agreements/versions/withdraw'>(world, call, command, async (unit) => {
    const version = (await unit.agreements.versions(partnerId, code)).find((one) => one.version === number);
    const refused = checkWithdrawable(version);
    if (refused || version === undefined) return refused ?? refuse('not-found');
    const withdrawnAt = instantOf(world.clock.businessNow());
    await unit.agreements.withdraw(partnerId, code, number, withdrawnAt, { kind: 'partner-key', id: call.caller.keyId });
    const data = { recordId: null, code, version: number, withdrawnAt };
    await emit(world, unit, partnerId, [{ type: 'agreement.withdrawn', at: instantOf(world.clock.now()), customerId: null, data }]);
    return { answer: toVersion({ ...version, withdrawnAt }) };
  });
}
