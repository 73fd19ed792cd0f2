import type { Endpoint } from '../../shared/contract/endpoint.ts';
import { contract } from '../../shared/contract/index.ts';

const CURL = /curl\b(?:'[^']*'|\\\n|[^\n'])*/g;

/** What is wrong with the calls of the BFF in a shell text: addresses that are not in the contract, bodies it would refuse. */
export function requestFaults(text: string): string[] {
  return [...text.matchAll(CURL)].flatMap(([call]) => faultsOf(call));
}

function faultsOf(call: string): string[] {
  const path = /(\/v1\/[\w/:.$-]+)/.exec(call)?.[1];
  if (path === undefined) return [];
  const body = /(?:-d|--data) '([^']*)'(.?)/s.exec(call);
  const method = /(?:-X|--request) (\w+)/.exec(call)?.[1] ?? (body === null ? 'GET' : 'POST');
  const found = Object.entries(contract as Record<string, Endpoint>).find(([key]) => isCall(key, method, path));
  if (!found) return [`the contract has no ${method} ${path}`];
  const schema = found[1].body;
  // A variable of the shell stands inside: what it holds is not known here.
  if (schema === undefined || body === null || body[2]?.trim()) return [];
  const parsed = schema.safeParse(JSON.parse(body[1] ?? ''));
  return parsed.success ? [] : [`${found[0]} would refuse the body: ${parsed.error.message}`];
}

function isCall(key: string, method: string, path: string): boolean {
  const [ownMethod, template = ''] = key.split(' ');
  const pattern = template.replaceAll(/:\w+/g, '[^/]+');
  return ownMethod === method && new RegExp(`^${pattern}$`).test(path);
}
