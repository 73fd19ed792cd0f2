import { receiptNumberOf } from '../../../shared/evidence/receipt-number.ts';
import type { Locale } from '../../../shared/values/lists.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { SignatureRow } from '../../ports/agreements.ts';
import type { World } from '../../ports/index.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf, FileAnswer } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { type FoundSignature, findSignature } from './find-signature.ts';
import { htmlFile, textFile } from './html-file.ts';
import { makeReceipt, sealPage } from './make-receipt.ts';

type Download = CallOf<'GET /v1/agreements/signatures/:recordId/receipt'>;

const NAMES: Readonly<Record<Locale, string>> = { 'zh-CN': '签署凭证', en: 'receipt' };

/**
 * The receipt of a signature, made of what is stored when it is asked for: a customer's own, an operator's in scope. On record before the
 * first byte leaves; also that it was refused.
 */
export async function downloadReceipt(world: World, call: Download): Promise<FileAnswer | Refusal> {
  const { caller, params, query } = call;
  const found = await findSignature(world, caller, params.recordId, query.indirectPartnerId);
  const now = world.clock.now();
  const refused = await world.store.write(caller.partner.partnerId, async (unit) => {
    const outdated = await refuseOutdated(unit, caller, 'customer.read', now);
    const no = outdated ?? (isRefusal(found) ? found : null);
    const made = { at: instantOf(now), action: 'agreement.receipt' as const, targets: [params.recordId] };
    await unit.audit.append(caller.partner.partnerId, auditEntry(call, made, no ?? undefined));
    return no;
  });
  if (refused) return refused;
  if (isRefusal(found)) return found;
  const locale = query.locale ?? caller.session.locale;
  const receipt = await receiptOf(world, call, found);
  const number = receiptNumberOf(found.row.hash);
  const ending = query.format === 'json' ? 'json' : 'html';
  const names = { fileName: `${NAMES[locale]}-${number}.${ending}`, plainName: `receipt-${number}.${ending}` };
  if (ending === 'json') return { ...textFile(receipt, 'application/json', names.fileName), ...names };
  return { ...htmlFile(await pageOf(world, found.row, receipt, locale), names.fileName), ...names };
}

async function receiptOf(world: World, { caller }: Download, { row, withdrawal }: FoundSignature): Promise<string> {
  const { partnerId, customerId } = row;
  const { agreements, partners } = world.store.reads;
  const [head, customer, partner] = await Promise.all([
    agreements.head(partnerId),
    agreements.customer(partnerId, customerId),
    partnerId === caller.partner.partnerId ? caller.partner : partners.find(partnerId),
  ]);
  if (head === null) throw new Error('A signature without a chain.');
  return await makeReceipt(world.security, {
    partner: { partnerId, name: partner?.name ?? partnerId },
    customer: { customerId, nameMasked: customer?.customerNameMasked ?? null },
    row,
    withdrawal,
    head,
    at: instantOf(world.clock.now()),
  });
}

async function pageOf(world: World, row: SignatureRow, receipt: string, locale: Locale): Promise<string> {
  const text = await world.store.reads.agreements.text(row.partnerId, row.code, row.version, row.locale);
  if (text === null) throw new Error('The text of a signature is not there.');
  return await sealPage(world.security, world.agreementFiles.receiptPage({ locale, receipt, rendered: text.rendered }));
}
