import { refuse } from '../../domain/refusal.ts';
import { CONTACT_WINDOW_MILLISECONDS, checkContactRequests } from '../../domain/signing-rules.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { onceCommand } from '../once/once-command.ts';
import { refuseUnsigned } from './gate.ts';

/** Tells the partner's own systems that a customer asks to be contacted. Waits for what must be signed. */
export function requestContact(world: World, call: CallOf<'POST /v1/contact-requests'>) {
  const { partnerId } = call.caller.partner;
  const { customerId } = call.caller.session.actor;
  const { topic } = call.body;
  const command = { action: 'contact.request', permission: null, targets: [customerId], details: { topic } } as const;
  return onceCommand<'POST /v1/contact-requests'>(world, call, command, async (unit) => {
    const now = world.clock.now();
    const customer = await unit.agreements.customer(partnerId, customerId);
    if (customer === null || customer.isDissociated) return refuse('customer-dissociated');
    const since = instantOf(now - CONTACT_WINDOW_MILLISECONDS);
    const refused =
      (await refuseUnsigned(unit, call.caller, world.clock.businessNow())) ??
      checkContactRequests(await unit.agreements.contactRequests(partnerId, customerId, since), now);
    if (refused) return refused;
    const requestedAt = instantOf(now);
    await unit.agreements.addContactRequest(partnerId, customerId, requestedAt);
    const data = { topic, requestedAt };
    await emit(world, unit, partnerId, [{ type: 'customer.contact-requested', at: requestedAt, customerId, data }]);
    return { answer: { requestedAt } };
  });
}
