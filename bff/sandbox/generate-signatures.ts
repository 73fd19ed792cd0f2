import type { SignatureWithdrawalReason, SigningCapacity } from '../../shared/values/agreement-lists.ts';
import type { AssociationType, Locale } from '../../shared/values/lists.ts';
import { createDraw, type Draw } from './draw.ts';
import { generateCustomer, partnerLabelOf } from './generate-customers.ts';
import { type WorldPartnerName, worldPartner } from './generate-partners.ts';

const DAY = 24 * 60 * 60 * 1000;
const HOUR = 60 * 60 * 1000;

/** A version of the world, by when it became effective. */
export interface VersionPlan {
  code: string;
  version: number;
  audience: readonly AssociationType[];
  /** Days from now; negative ones are past. */
  effectiveDay: number;
  noticeDays: number;
  isRequired: boolean;
  viewPolicy: 'none' | 'open';
}

/** Agency customers were asked long ago, and again lately; referral customers once; all of them for one that need not be signed. */
export const VERSION_PLANS: readonly VersionPlan[] = [
  {
    code: 'association-notice',
    version: 1,
    audience: ['agency-sale'],
    effectiveDay: -560,
    noticeDays: 30,
    isRequired: true,
    viewPolicy: 'none',
  },
  {
    code: 'association-notice',
    version: 2,
    audience: ['agency-sale'],
    effectiveDay: -12,
    noticeDays: 30,
    isRequired: true,
    viewPolicy: 'open',
  },
  {
    code: 'referral-notice',
    version: 1,
    audience: ['referral'],
    effectiveDay: -400,
    noticeDays: 30,
    isRequired: true,
    viewPolicy: 'none',
  },
  {
    code: 'data-processing',
    version: 1,
    audience: ['agency-sale', 'referral'],
    effectiveDay: -90,
    noticeDays: 0,
    isRequired: false,
    viewPolicy: 'none',
  },
];

/** How far a customer has come with its notice: signed what counts; an earlier version; nothing; or signed and took it back. */
export type SigningFate = 'current' | 'earlier' | 'never' | 'taken-back';

const FATES: readonly (readonly [SigningFate, number])[] = [
  ['current', 50],
  ['earlier', 33],
  ['never', 13],
  ['taken-back', 4],
];

export interface SigningPlan {
  customerId: string;
  associationType: AssociationType;
  associatedAt: string;
}

/** A signature of the past, or a withdrawal of one. */
export interface PastSignature {
  customerId: string;
  code: string;
  version: number;
  locale: Locale;
  personId: string | null;
  capacity: SigningCapacity;
  /** Milliseconds since 1970 in UTC. */
  presentedAt: number;
  signedAt: number;
  withdrawn: { at: number; reason: SignatureWithdrawalReason } | null;
}

/** When a version became effective: at midnight in UTC+8, as quotas do. */
export function effectiveAtOf({ effectiveDay }: Pick<VersionPlan, 'effectiveDay'>, now: number): number {
  return effectiveDay === 0 ? now : Math.floor((now + effectiveDay * DAY) / DAY) * DAY - 8 * HOUR;
}

function drawOf(seed: string, name: WorldPartnerName, index: number): Draw {
  return createDraw(`${seed}/${name}/${index}/agreements`);
}

function fateOf(draw: Draw): SigningFate {
  return draw.branch('fate').weighted(FATES);
}

/** What one customer of the world has signed until now, in order of time. */
export function generateSignatures(
  { seed, name, index, now, locale }: { seed: string; name: WorldPartnerName; index: number; now: number; locale: Locale },
  customer: SigningPlan,
): PastSignature[] {
  const draw = drawOf(seed, name, index);
  const fate = fateOf(draw);
  const person = { personId: draw.chance(0.6) ? `u-${draw.text('0123456789', 6)}` : null, capacity: draw.weighted(CAPACITIES) };
  const meant = VERSION_PLANS.filter(({ audience }) => audience.includes(customer.associationType));
  const signed = meant.flatMap((plan) => {
    const one = draw.branch(`${plan.code} ${plan.version}`);
    const others = meant.filter(({ code, version }) => code === plan.code && version !== plan.version);
    const isLast = others.every(({ version }) => version < plan.version);
    const isBehind = fate === 'earlier' && others.length > 0;
    if (!isSigned(one, plan, { fate, isLast, isBehind })) return [];
    const signedAt = instantWithin(one, { from: Math.max(effectiveAtOf(plan, now), Date.parse(customer.associatedAt)), now });
    if (signedAt === null) return [];
    const isTakenBack = fate === 'taken-back' && isLast && plan.isRequired;
    const withdrawn = isTakenBack
      ? { at: signedAt + (now - signedAt) / 2, reason: one.pick(['signed-in-error', 'wrong-capacity'] as const) }
      : null;
    const presentedAt = signedAt - one.whole(40, 600) * 1000;
    return [
      { ...person, customerId: customer.customerId, code: plan.code, version: plan.version, locale, presentedAt, signedAt, withdrawn },
    ];
  });
  return signed;
}

const CAPACITIES = [
  ['authorised-agent', 6],
  ['legal-representative', 2],
  ['self', 2],
] as const;

/** `isBehind`: an earlier version is what this customer has signed, and there was one. */
function isSigned(
  draw: Draw,
  { isRequired }: VersionPlan,
  { fate, isLast, isBehind }: { fate: SigningFate; isLast: boolean; isBehind: boolean },
): boolean {
  if (!isRequired) return draw.chance(0.08);
  if (fate === 'never') return false;
  return isLast ? !isBehind : isBehind || draw.chance(0.06);
}

/** Some hours, or a few days, after it was asked; null where there was no time for that yet. */
function instantWithin(draw: Draw, { from, now }: { from: number; now: number }): number | null {
  const latest = Math.min(from + 11 * DAY, now - HOUR);
  if (latest <= from + HOUR) return null;
  return Math.floor(from + HOUR + draw.fraction() ** 2 * (latest - from - HOUR));
}

/** A customer as whom somebody can look at the demonstration. */
export interface WorldSigner {
  customerId: string;
  partnerCustomerNo: string;
  fate: SigningFate;
}

/** Among so many customers one of each kind is found. */
const LOOKED_AT = 100;

/** One customer for each way to stand with the notice; the same whatever the time. */
export function worldSigners(seed: string, name: WorldPartnerName): WorldSigner[] {
  const { englishShare, share } = worldPartner(name);
  const found = new Map<SigningFate, WorldSigner>();
  for (let index = 0; share > 0 && index < LOOKED_AT && found.size < FATES.length; index += 1) {
    const fate = fateOf(drawOf(seed, name, index));
    if (found.has(fate)) continue;
    const plan = { index, partnerLabel: partnerLabelOf(name), englishShare, now: 0 };
    const customer = generateCustomer(createDraw(`${seed}/${name}/${index}`).branch('customer'), plan);
    const isOld = Date.parse(customer.associatedAt) < -100 * DAY;
    if (!isOld || customer.associationType !== 'agency-sale' || customer.partnerCustomerNo === null) continue;
    found.set(fate, { customerId: customer.customerId, partnerCustomerNo: customer.partnerCustomerNo, fate });
  }
  return FATES.flatMap(([fate]) => found.get(fate) ?? []);
}
