import type { Security } from '../../ports/index.ts';

/** Members of a body that name somebody. */
const NAMES = ['trustee'] as const;

/**
 * Names a request by what was parsed of it, so that spaces and the order of fields make no other request. Names of people go in under the
 * key of the blind indexes: whoever reads the database cannot try them out. After a change of that key such a request counts as another one.
 */
export async function requestHashOf(
  security: Pick<Security, 'hashAuditRow' | 'indexField'>,
  { params, body }: { params: unknown; body: unknown },
): Promise<string> {
  return security.hashAuditRow({ params: params ?? null, body: await withoutNames(security, body ?? null) });
}

async function withoutNames(security: Pick<Security, 'indexField'>, body: unknown): Promise<unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const stated: Record<string, unknown> = { ...body };
  for (const name of NAMES) {
    const value = stated[name];
    if (typeof value === 'string') stated[name] = await security.indexField(value, JSON.stringify(['request', name]));
  }
  return stated;
}
