import { PERMISSIONS_OF_PRESET } from '../../../bff/domain/role-rules.ts';
import { contract, type Endpoint, type EndpointKey } from '../../../shared/contract/index.ts';
import { ROLES, WIDGETS } from '../../../shared/values/lists.ts';
import { drawingFiles, sourceOf } from '../drawn.ts';
import type { ElementSurface } from '../model.ts';
import { table } from './markdown.ts';

/** Widgets of end customers by their folders; all others are operators', and the dashboard is both's. */
const OF_END_CUSTOMERS = ['agreement-dialog', 'agreement-list', 'my-partner'];
const OF_BOTH = ['consumption-dashboard'];
const END_CUSTOMERS = '[end customers](../SERVERS.md#what-your-server-asks-of-the-bff)';

/** What a widget asks of the BFF, who may, and what a session must have for it. */
export function whoSees(element: ElementSurface): string {
  const { folder, tag } = element;
  const keys = callsOf(element.file);
  if (keys.length === 0 || tag === 'partner-session') return '';
  const isListed = WIDGETS.some((name) => name === folder);
  const people = OF_BOTH.includes(folder)
    ? `operators and of ${END_CUSTOMERS}`
    : OF_END_CUSTOMERS.includes(folder)
      ? END_CUSTOMERS
      : 'operators';
  const named = isListed
    ? `A session that is minted with \`widgets\` must name \`${folder}\` among them.`
    : 'Every session of theirs may show it.';
  return `## Who sees it

For sessions of ${people}. ${named} The BFF checks every call again; what a session may not do is not offered. The calls below are all that this widget can make, each where it is needed.

${table(['call', 'what it does', 'permission', 'preset roles that have it', 'feature'], keys.map(row))}`;
}

function row(key: EndpointKey): string[] {
  const { summary, permission, feature } = contract[key] as Endpoint;
  const roles = permission === null ? [] : ROLES.filter((role) => PERMISSIONS_OF_PRESET[role].includes(permission));
  return [
    `\`${key}\``,
    summary,
    permission === null ? '' : `\`${permission}\``,
    roles.map((role) => `\`${role}\``).join(', '),
    feature === null ? '' : `\`${feature}\``,
  ];
}

/** Endpoints that an element's own files name. */
function callsOf(file: string): EndpointKey[] {
  const own = drawingFiles(file).map(sourceOf).join('\n');
  const named = new Set([...own.matchAll(/'((?:GET|POST|PUT|PATCH|DELETE) \/v1\/[^']+)'/g)].map(([, key]) => key));
  return (Object.keys(contract) as EndpointKey[]).filter((key) => named.has(key) && isForSessions(contract[key]));
}

function isForSessions({ callers }: Endpoint): boolean {
  return callers.includes('operator') || callers.includes('end-customer');
}
