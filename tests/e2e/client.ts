import type { RoleCode } from '../../shared/values/lists.ts';

/** A session at the BFF, by plain HTTP; keeps every byte of what was answered. */
export interface Client {
  /** Status of the answer. */
  get(path: string): Promise<number>;
  post(path: string, body: unknown): Promise<number>;
  raw(path: string, body: string, contentType?: string): Promise<number>;
  /** All answers, headers included. */
  readonly bytes: string;
  /** Body of the last answer. */
  readonly last: string;
}

const ORIGIN = 'https://portal.example.com';

/** Mints and swaps for an operator, as a portal and a widget do. */
export function openClient(bff: string, secretKey: string, userId: string, roles: readonly RoleCode[]): Promise<Client> {
  return openClientFor(bff, secretKey, { kind: 'operator', userId, roles });
}

/** The same for a customer. */
export function openCustomer(bff: string, secretKey: string, customerId: string): Promise<Client> {
  return openClientFor(bff, secretKey, { kind: 'end-customer', customerId });
}

async function openClientFor(bff: string, secretKey: string, subject: object): Promise<Client> {
  let bytes = '';
  let last = '';
  let token = '';
  const call = async (path: string, body?: string, contentType = 'application/json', bearer = token): Promise<number> => {
    const headers = { origin: ORIGIN, authorization: `Bearer ${bearer}`, ...(body === undefined ? {} : { 'content-type': contentType }) };
    const response = await fetch(bff + path, { method: body === undefined ? 'GET' : 'POST', headers, body: body ?? null });
    last = await response.text();
    bytes += `${JSON.stringify([...response.headers])}\n${last}\n`;
    return response.status;
  };
  await call('/v1/sessions', JSON.stringify({ subject, origins: [ORIGIN] }), 'application/json', secretKey);
  const { secret } = JSON.parse(last) as { secret: string };
  await call('/v1/session/token', JSON.stringify({ secret }));
  token = (JSON.parse(last) as { token: string }).token;
  return {
    get: (path) => call(path),
    post: (path, body) => call(path, JSON.stringify(body)),
    raw: (path, body, contentType) => call(path, body, contentType),
    get bytes() {
      return bytes;
    },
    get last() {
      return last;
    },
  };
}
