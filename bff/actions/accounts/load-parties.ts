import type { BodyOf } from '../../../shared/contract/index.ts';
import type { Minor } from '../../../shared/values/minor.ts';
import { freeOf, type Party } from '../../domain/account-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { StoredAccount } from '../../ports/accounts.ts';
import type { PickedRow } from '../../ports/customers.ts';
import type { Reads } from '../../ports/store.ts';
import type { SessionCaller } from '../action.ts';
import { whoseBook } from '../money/whose-book.ts';

export type PartyRequest = BodyOf<'POST /v1/accounts/allocations'>;

/** A customer or reseller that a call names, as it is now. */
export interface LoadedParty {
  id: string;
  party: Party | null;
  /** What is left there of what was allocated; null where nothing ever was. */
  left: Minor | null;
  customer: PickedRow | null;
  reseller: { partnerId: string; name: string } | null;
}

export interface LoadedParties {
  /** Whose book moves: the caller's partner's, or that of the reseller it acts for. */
  partnerId: string;
  /** The account `balance` there; null where there is none in the currency. */
  account: StoredAccount | null;
  parties: readonly LoadedParty[];
}

/** What a check and its command know of a call; one that names what is not in scope knows nothing of it. */
export async function loadParties(reads: Reads, caller: SessionCaller, request: PartyRequest): Promise<LoadedParties | Refusal> {
  const { to, currency, indirectPartnerId, items } = request;
  if (to === 'reseller' && indirectPartnerId !== undefined) {
    return refuse('request-invalid', { errors: [{ pointer: '/body/indirectPartnerId', detail: 'Not with `to: reseller`.' }] });
  }
  const ids = items.map(({ id }) => id);
  const { partnerId: own, kind } = caller.partner;
  if (to === 'reseller') {
    if (kind !== 'distributor') return refuse('partner-kind-wrong');
    const account = await reads.accounts.find(own, 'balance', currency);
    return { partnerId: own, account, parties: await loadResellers(reads, caller, currency, ids) };
  }
  const whose = await whoseBook(reads, caller, indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const { partnerId, scope } = whose;
  const rows = await reads.customers.picked([partnerId], scope, ids);
  const account = await reads.accounts.find(partnerId, 'balance', currency);
  return { partnerId, account, parties: await withLeft(reads, partnerId, currency, ids, rows) };
}

async function withLeft(
  reads: Reads,
  partnerId: string,
  currency: string,
  ids: readonly string[],
  rows: readonly PickedRow[],
): Promise<LoadedParty[]> {
  const found = new Map(rows.map((row) => [row.customerId, row]));
  const left = await reads.accounts.allocated(partnerId, currency, 'customer', [...found.keys()]);
  return ids.map((id) => {
    const customer = found.get(id) ?? null;
    return { id, party: customer && customerParty(customer), left: left.get(id) ?? null, customer, reseller: null };
  });
}

export function customerParty({ associationType, isErased, dissociatedAt }: PickedRow): Extract<Party, { kind: 'customer' }> {
  return { kind: 'customer', associationType, isErased, dissociatedAt };
}

async function loadResellers(reads: Reads, caller: SessionCaller, currency: string, ids: readonly string[]): Promise<LoadedParty[]> {
  const { partnerId } = caller.partner;
  const left = await reads.accounts.allocated(partnerId, currency, 'reseller', ids);
  const parties: LoadedParty[] = [];
  for (const id of ids) {
    const reseller = await ownReseller(reads, partnerId, id);
    const party = reseller && { kind: 'reseller' as const, isLeaving: reseller.isLeaving, free: await freeAt(reads, id, currency) };
    parties.push({
      id,
      party,
      left: reseller ? (left.get(id) ?? null) : null,
      customer: null,
      reseller: reseller && { partnerId: id, name: reseller.name },
    });
  }
  return parties;
}

/** A reseller of a distributor's; null where it is another's, or none. */
export async function ownReseller(reads: Pick<Reads, 'partners'>, distributorId: string, resellerId: string) {
  const partner = await reads.partners.find(resellerId);
  return partner?.parentPartnerId === distributorId && partner.kind === 'reseller' ? partner : null;
}

async function freeAt(reads: Reads, resellerId: string, currency: string): Promise<Minor> {
  const account = await reads.accounts.find(resellerId, 'balance', currency);
  return account ? freeOf(account) : 0n;
}
