import { createDraw } from '../draw.ts';
import { generateCustomer, partnerLabelOf } from '../generate-customers.ts';
import { worldPartner } from '../generate-partners.ts';
import { GRANT_PLANS, QUOTA_PLANS } from '../generate-quotas.ts';
import { WORLD_PARTNERS, WORLD_SEED, WORLD_TIME, type WorldPartnerName } from '../world.ts';

/** Ids that a test can rely on: the same in every sandbox, of whatever size and instant, and known without one. */
export interface PartnerWorld {
  partnerId: string;
  operators: readonly { userId: string; operatorId: string; roles: readonly string[] }[];
  /** Some of its customers; each is there in a sandbox of every size but `huge`. */
  customers: readonly { customerId: string; associationType: 'agency-sale' | 'referral' }[];
  /** Quotas of its own. */
  quotaIds: readonly string[];
  /** Of a distributor: the resellers that it granted a quota. */
  resellerIds: readonly string[];
}

const CUSTOMERS = 20;

/** Who and what is at a partner of the sandbox. Throws `RangeError` for a partner that there is not. */
export function worldOf(partner: WorldPartnerName): PartnerWorld {
  if (!WORLD_PARTNERS.includes(partner))
    throw new RangeError(`There is no partner ${JSON.stringify(partner)}. There are: ${WORLD_PARTNERS.join(', ')}.`);
  const { record, operators, share } = worldPartner(partner);
  return {
    partnerId: record.partnerId,
    operators: operators.map(({ userId, operatorId, roles }) => ({ userId, operatorId, roles })),
    customers: share === 0 ? [] : Array.from({ length: CUSTOMERS }, (_, index) => customerOf(partner, index)),
    quotaIds: QUOTA_PLANS[partner].map(({ label }) => label),
    resellerIds: partner === 'distributor' ? GRANT_PLANS.map(({ to }) => worldPartner(to).record.partnerId) : [],
  };
}

function customerOf(partner: WorldPartnerName, index: number): PartnerWorld['customers'][number] {
  const { englishShare } = worldPartner(partner);
  const draw = createDraw(`${WORLD_SEED}/${partner}/${index}`).branch('customer');
  const clear = generateCustomer(draw, { index, partnerLabel: partnerLabelOf(partner), englishShare, now: WORLD_TIME });
  const { customerId, associationType } = clear;
  return { customerId, associationType };
}
