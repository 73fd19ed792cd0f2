import type { Security } from '../../ports/index.ts';

/** Names a request by what was parsed of it, so that spaces and the order of fields make no other request. */
export function requestHashOf(
  security: Pick<Security, 'hashAuditRow'>,
  { params, body }: { params: unknown; body: unknown },
): Promise<string> {
  return security.hashAuditRow({ params: params ?? null, body: body ?? null });
}
