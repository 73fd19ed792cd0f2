import { html, nothing } from 'lit';
import type { BillType, ChargeMode, Grouping } from '../../../shared/values/consumption-lists.ts';
import type { AssociationType } from '../../../shared/values/lists.ts';
import type { DistributionPart, DistributionSegment } from '../../charts/index.ts';
import { formatCount } from '../../core/formats.ts';
import { idText } from '../../kit/id-text.ts';
import type { Names } from '../../kit/names.ts';
import type { DashboardContext } from '../context.ts';
import type { NamesStrings } from '../names/strings/index.ts';
import { type Distribution, NARROWING_OF } from '../query.ts';
import type { DistributionStrings } from './strings/index.ts';

type Part = Distribution['parts'][number];
type Inner = Part['parts'][number];
type Rest = NonNullable<Distribution['others']>;

export const OTHERS = ' others';
const UNNAMED = ' none';

/** A key of a mark: the part's own, or one that no code can be. */
function markKey({ key, kind }: Inner): string {
  return key ?? `${UNNAMED} ${kind}`;
}

/** What a mark is filtered by; null where there is nothing to filter by. */
export function codeOf(mark: string): string | null {
  if (mark === OTHERS || mark.startsWith(UNNAMED)) return mark === `${UNNAMED} not-stated` ? 'none' : null;
  return mark;
}

/** A part in words. Names of customers and account managers are masked. */
export function labelOf(part: Inner, grouping: Grouping, { strings }: DashboardContext, words: DistributionStrings): string {
  if (part.kind === 'former-customers') return words.formerCustomers;
  if (part.key === null) return grouping === 'accountManager' ? words.nobody : words.notStated;
  switch (grouping) {
    case 'chargeMode':
      return strings.chargeModes[part.key as ChargeMode] ?? part.key;
    case 'associationType':
      return strings.associationTypes[part.key as AssociationType] ?? part.key;
    case 'billClass':
      return strings.classes[part.key as keyof typeof strings.classes] ?? part.key;
    case 'billType':
      return words.billTypes[part.key as BillType] ?? part.key;
    case 'accountManager':
      return [part.accountManager?.name, part.accountManager?.userId].filter(Boolean).join(' · ') || part.key;
    case 'customer':
      return part.customer?.customerName ?? part.customer?.accountName ?? part.key;
    default:
      return part.label ?? part.key;
  }
}

interface Frame {
  context: DashboardContext;
  words: DistributionStrings;
  rankBy: 'due' | 'paid';
  names: Names;
  namesWords: NamesStrings;
}

const amountOf = (figures: Inner | Rest, rankBy: 'due' | 'paid'): Pick<DistributionSegment, 'amount' | 'unstatedLines'> =>
  rankBy === 'due' ? { amount: figures.due } : { amount: figures.paid.amount, unstatedLines: figures.paid.unstatedLines };

function isPickable(part: Inner, grouping: Grouping): boolean {
  return NARROWING_OF[grouping] !== undefined && codeOf(markKey(part)) !== null && !(grouping === 'reseller' && part.key === null);
}

function segmentOf(part: Inner, grouping: Grouping, { context, words, rankBy }: Frame): DistributionSegment {
  return {
    key: markKey(part),
    label: labelOf(part, grouping, context, words),
    ...amountOf(part, rankBy),
    share: part.share,
    kind: part.kind === 'value' ? 'value' : 'not-stated',
    isPickable: isPickable(part, grouping),
  };
}

function restOf(rest: Rest, { words, rankBy }: Frame): DistributionSegment {
  return {
    key: OTHERS,
    label: words.others(formatCount(rest.groups)),
    ...amountOf(rest, rankBy),
    share: rest.share,
    kind: 'others',
    isPickable: false,
  };
}

/** Masked names do not identify: the id, the own number and the manager stand below, the eye and the mark of look-alikes beside. */
function faceOf({ customer }: Inner, { names, namesWords: { face } }: Frame): Pick<DistributionPart, 'content' | 'detail' | 'aside'> {
  if (!customer) return {};
  const { customerName, accountName, customerId, partnerCustomerNo, accountManager, isLookAlike } = names.shown(customer);
  return {
    content: customerName ?? accountName ?? face.noName,
    detail: html`${idText(customerId)}${partnerCustomerNo ? html`<span>${partnerCustomerNo}</span>` : nothing}${accountManager ? html`<span>${face.manager(accountManager.userId)}</span>` : nothing}`,
    aside: html`${isLookAlike ? html`<span class="chip warning" part="badge">${face.lookAlike}</span>` : nothing}${names.eye(customer, true)}`,
  };
}

/** The parts of a distribution as the chart draws them: those with a name, then all others, together the total. */
export function chartParts(distribution: Distribution, frame: Frame): DistributionPart[] {
  const { by, thenBy, parts, others } = distribution;
  const named = parts.map((part): DistributionPart => {
    const inner = thenBy && [
      ...part.parts.map((one) => segmentOf(one, thenBy, frame)),
      ...(part.others ? [restOf(part.others, frame)] : []),
    ];
    return { ...segmentOf(part, by, frame), ...faceOf(part, frame), ...(inner && { segments: inner }) };
  });
  return others ? [...named, restOf(others, frame)] : named;
}
