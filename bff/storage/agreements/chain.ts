import { FIRST_PREVIOUS_HASH } from '../../../shared/values/audit.ts';
import type { AgreementCommands, AgreementReads, SignatureRow } from '../../ports/agreements.ts';
import type { Security } from '../../ports/security.ts';
import { headOf, partnersOf } from '../audit/heads.ts';
import type { Kept } from '../batch/kept.ts';
import { type Connection, past } from '../connection.ts';
import { addSignatureRows, rowByManifest, rowByRecord, rowWithdrawing, toSignatureRow, withoutHash } from './signature-row.ts';
import { keepStandings } from './standings.ts';

type ChainReads = Pick<AgreementReads, 'head' | 'after' | 'partners' | 'record' | 'withdrawalOf' | 'byManifest' | 'ofCustomer'>;

const head = headOf('signature_rows');
const partners = partnersOf('signature_rows');

const isRow =
  (isWanted: (row: SignatureRow) => boolean) =>
  (kept: Kept): boolean =>
    kept.kind === 'signature' && isWanted(kept.row);

export function signatureChainReads(connection: Connection): ChainReads {
  /** One row by what is unique of it, read past what the batch keeps back where none of that is meant. */
  const one = async <Values extends object>(
    find: (from: Connection, values: Values) => Promise<Parameters<typeof toSignatureRow>[0][]>,
    values: Values,
    isWanted: (row: SignatureRow) => boolean,
  ) => {
    const [row] = await find(past(connection, isRow(isWanted)), values);
    return row ? toSignatureRow(row) : null;
  };
  return {
    async head(partnerId) {
      const [row] = await head(
        past(
          connection,
          isRow((kept) => kept.partnerId === partnerId),
        ),
        { partnerId },
      );
      return row ? { sequence: row.sequence, hash: row.hash } : null;
    },
    after: (partnerId, sequence, limit) => rowsAfter(connection, partnerId, sequence, limit),
    partners: () => partners(connection),
    record: (partnerId, recordId) => one(rowByRecord, { partnerId, recordId, manifestId: '' }, (row) => row.recordId === recordId),
    withdrawalOf: (partnerId, recordId) =>
      one(rowWithdrawing, { partnerId, recordId, manifestId: '' }, (row) => row.withdraws === recordId),
    byManifest: (partnerId, manifestId) =>
      one(rowByManifest, { partnerId, manifestId, recordId: '' }, (row) => row.manifestId === manifestId),
    ofCustomer: (partnerId, customerId, limit, code) => rowsOfCustomer(connection, { partnerId, customerId, code }, limit),
  };
}

async function rowsAfter({ db }: Connection, partnerId: string, sequence: number, limit: number): Promise<SignatureRow[]> {
  const rows = await db
    .selectFrom('signature_rows')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('sequence', '>', sequence)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(toSignatureRow);
}

async function rowsOfCustomer(
  connection: Connection,
  { partnerId, customerId, code }: { partnerId: string; customerId: string; code: string | undefined },
  limit: number,
): Promise<SignatureRow[]> {
  const { db } = past(
    connection,
    isRow((row) => row.customerId === customerId),
  );
  const rows = await db
    .selectFrom('signature_rows')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('customer_id', '=', customerId)
    .$if(code !== undefined, (query) => query.where('code', '=', code ?? ''))
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toSignatureRow);
}

/** Rows join the chain where the command runs: the partner's lock is held, so the head cannot move under it. */
export function signatureChainCommands(connection: Connection, security: Security): Pick<AgreementCommands, 'append'> {
  const reads = signatureChainReads(connection);
  return {
    async append(stated) {
      const { batch } = connection;
      const { partnerId } = stated;
      const read = () => reads.head(partnerId);
      const last = await (batch?.known(nameOf(partnerId), read) ?? read());
      const joined = { ...stated, sequence: (last?.sequence ?? 0) + 1, previousHash: last?.hash ?? FIRST_PREVIOUS_HASH };
      const unsigned = withoutHash(joined);
      const row = { ...unsigned, hash: await security.hashAuditRow(unsigned) };
      if (batch) {
        batch.keep({ kind: 'signature', row });
        batch.learn(nameOf(partnerId), { sequence: row.sequence, hash: row.hash });
      } else await addSignatures(connection, [row]);
      return row;
    },
  };
}

function nameOf(partnerId: string): string {
  return `signature head ${partnerId}`;
}

/** Writes rows that are in their chain already, and where their customers stand from then on. */
export async function addSignatures(connection: Connection, rows: readonly SignatureRow[]): Promise<void> {
  await addSignatureRows(connection, rows);
  await keepStandings(connection, rows);
}
