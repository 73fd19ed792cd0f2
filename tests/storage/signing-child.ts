import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { assemble, type Session, START } from '../http/fixture.ts';
import { security } from './security.ts';

/** Lets three customers sign and withdraw without end, and prints the record of every signature and withdrawal once it was answered. */
const [, , path = '', key = '', run = ''] = process.argv;
const store = await openSqliteStore({ path, security });
const settings = { requestsPerMinute: 1_000_000 };
const fixture = assemble({ store, keys: [key, ''], clock: { now: START }, settings, clientAddressOf: () => '203.0.113.7' });
let commands = 0;

type Signed = AnswerOf<'POST /v1/agreements/sign'>;

function command<Answer>(session: Session, path: string, body: unknown) {
  return session.post<Answer>(path, body, { headers: { 'idempotency-key': `killed-${run}-${++commands}` } });
}

async function signAndWithdraw(session: Session): Promise<void> {
  const shown = await session.post<AnswerOf<'POST /v1/agreements/present'>>('/v1/agreements/present', { code: 'association-notice' });
  const body = { manifest: shown.answer.manifest, isAccepted: true, capacity: 'self', viewed: 'none' };
  const { signature } = (await command<Signed>(session, '/v1/agreements/sign', body)).answer;
  process.stdout.write(`${signature.recordId}\n`);
  const withdrawn = await command<Signed>(session, `/v1/agreements/signatures/${signature.recordId}/withdraw`, { reason: 'other' });
  process.stdout.write(`${withdrawn.answer.signature.withdrawal?.recordId}\n`);
}

await Promise.all(
  ['c-1', 'c-2', 'c-3'].map(async (customerId) => {
    const session = await fixture.openSession({ kind: 'end-customer', customerId });
    // One that the last run left signed is withdrawn first.
    const { answer } = await session.get<AnswerOf<'GET /v1/agreements/signatures'>>('/v1/agreements/signatures');
    for (const { recordId, withdrawal } of answer.signatures)
      if (withdrawal === null) await command(session, `/v1/agreements/signatures/${recordId}/withdraw`, { reason: 'other' });
    for (;;) await signAndWithdraw(session);
  }),
);
