import { createHash, randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';

/** The peer: Fastify and pg, one transaction a request that locks the quota's row, statements prepared. Arguments: database, port, connections. */
const [url = '', port = '0', connections = '10'] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: Number(connections) });

interface Asked {
  quotaId: string;
  customerId: string;
  faceValue: string;
}

interface Quota {
  available: string;
  state: string;
  effective_at: Date;
  expires_at: Date;
}

class Refused extends Error {}

const ASKED = {
  type: 'object',
  required: ['quotaId', 'customerId', 'faceValue'],
  additionalProperties: false,
  properties: {
    quotaId: { type: 'string' },
    customerId: { type: 'string' },
    faceValue: { type: 'string', pattern: '^\\d{1,11}\\.\\d{2}$' },
  },
} as const;

async function issue(client: pg.PoolClient, { quotaId, customerId, faceValue }: Asked, key: string): Promise<string> {
  const couponId = randomUUID();
  const face = BigInt(faceValue.replace('.', ''));
  const ask = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  const hash = createHash('sha256').update(`${quotaId} ${customerId} ${faceValue}`).digest('hex');
  await ask('key', 'insert into idempotency_keys (key, request_hash, coupon_id) values ($1, $2, $3)', [key, hash, couponId]);
  const found = await ask('quota', 'select available, state, effective_at, expires_at from quotas where quota_id = $1 for update', [
    quotaId,
  ]);
  const quota = found.rows[0] as Quota | undefined;
  const now = new Date();
  if (quota?.state !== 'normal' || now < quota.effective_at || now > quota.expires_at) throw new Refused('The quota does not issue.');
  const left = BigInt(quota.available) - face;
  if (face <= 0n || left < 0n) throw new Refused('The quota holds too little.');
  await ask(
    'coupon',
    "insert into coupons (coupon_id, quota_id, customer_id, face, balance, state) values ($1, $2, $3, $4, $4, 'usable')",
    [couponId, quotaId, customerId, face],
  );
  await ask('entries', 'insert into ledger_entries (account, coupon_id, amount, balance_after) values ($1, $2, $3, $4), ($2, $2, $5, $5)', [
    quotaId,
    couponId,
    -face,
    left,
    face,
  ]);
  await ask('take', 'update quotas set available = available - $2 where quota_id = $1', [quotaId, face]);
  await ask('audit', "insert into audit_rows (actor, action, targets) values ('ada', 'coupons.issue', $1)", [
    JSON.stringify([quotaId, customerId, couponId]),
  ]);
  return couponId;
}

const app = Fastify();
app.post<{ Body: Asked }>('/issues', { schema: { body: ASKED } }, async (request, reply) => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const couponId = await issue(client, request.body, String(request.headers['idempotency-key']));
    await client.query('commit');
    return await reply.code(201).send({ couponId });
  } catch (error) {
    await client.query('rollback');
    if (!(error instanceof Refused)) throw error;
    return await reply.code(409).send({ detail: error.message });
  } finally {
    client.release();
  }
});
const address = await app.listen({ port: Number(port), host: '127.0.0.1' });
console.log(`LISTENING ${new URL(address).port}`);
process.on('SIGTERM', async () => {
  await app.close();
  await pool.end();
  process.exit(0);
});
