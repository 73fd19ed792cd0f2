import { checkNewPartner, type NewPartner, type PartnerRefusal } from '../../domain/partner-rules.ts';
import type { World } from '../../ports/index.ts';
import type { PartnerRecord } from '../../ports/records.ts';
import { commandEntry } from '../keys/command-entry.ts';

/** Adds a partner; `parent` is the distributor of a reseller. It has no key yet, so nobody can mint sessions for it. */
export async function addPartner(
  world: Pick<World, 'store' | 'security' | 'clock'>,
  made: NewPartner & { parent: PartnerRecord | null },
): Promise<PartnerRecord | { refusal: PartnerRefusal }> {
  const refusal = checkNewPartner(made, made.parent);
  if (refusal) return { refusal };
  const partner: PartnerRecord = {
    partnerId: world.security.makeId('par'),
    name: made.name.trim(),
    kind: made.kind,
    mode: made.mode,
    parentPartnerId: made.parent?.partnerId ?? null,
    currency: null,
    rolesFrom: 'session',
    stepUp: false,
    limits: [],
    isLeaving: false,
    isVerified: false,
  };
  await world.store.write(partner.partnerId, async (unit) => {
    await unit.partners.add(partner);
    await unit.audit.append(partner.partnerId, commandEntry(world, 'partner.add', [partner.partnerId]));
  });
  return partner;
}
