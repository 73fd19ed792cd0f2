import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf, Replayed } from '../action.ts';
import { auditOf } from '../money/audited.ts';
import { toSummary } from '../money/summary.ts';
import { onceCommand } from '../once/once-command.ts';
import { commandOf, decideWithin } from './issue.ts';
import { reserveIssue } from './issue-operation.ts';

const KEY = 'POST /v1/coupons/issue-jobs';
type Answer = AnswerOf<typeof KEY>;

/** Takes an issue to at most 10,000 customers: the total is held at once, the coupons follow a hundred at a time (`executeIssue`). */
export async function issueAsJob(world: World, call: CallOf<typeof KEY>): Promise<Answer | Refusal | Replayed<Answer>> {
  const command = await commandOf(world, call);
  return onceCommand<typeof KEY>(world, call, command, async (unit) => {
    const made = await decideWithin(world, unit, call);
    if (isRefusal(made)) return made;
    const operation = await reserveIssue(world, unit, call, made);
    const { quota, total } = made.decided;
    return {
      answer: {
        operation: await toSummary(unit, call.caller, operation, world.clock.businessNow()),
        available: minorToText(quota.available - total),
      },
      targets: [operation.operationId, quota.quotaId],
      details: auditOf(operation),
    };
  });
}
