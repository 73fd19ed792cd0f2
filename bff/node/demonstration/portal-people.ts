import type { RoleCode } from '../../../shared/values/lists.ts';
import type { SigningFate, WorldSigner } from '../../sandbox/generate-signatures.ts';
import type { WorldKeys, WorldPartnerName } from '../../sandbox/world.ts';
import { type Both, both, escapeText, fill, frame, type PageContext, type PortalPerson } from './portal-parts.ts';

const ADMINISTRATOR: Both = { zh: '系统管理员', en: 'Administrator' };
const ROLE_NAMES: Readonly<Record<RoleCode, Both>> = {
  administrator: ADMINISTRATOR,
  supervisor: { zh: '客户经理主管', en: 'Supervisor' },
  'account-manager': { zh: '客户经理', en: 'Account manager' },
};

const KIND_NAMES = {
  distributor: { zh: '总经销商', en: 'Distributor' },
  reseller: { zh: '云经销商', en: 'Reseller' },
  'solution-provider': { zh: '解决方案提供商', en: 'Solution provider' },
} as const;

const CUSTOMER: Both = { zh: '客户', en: 'Customer' };
/** How a customer stood with its notice when the demonstration began. */
const FATE_NAMES: Readonly<Record<SigningFate, Both>> = {
  earlier: { zh: '有新版本待签署', en: 'new version to sign' },
  never: { zh: '已逾期', en: 'overdue' },
  current: { zh: '已签署', en: 'signed' },
  'taken-back': { zh: '已撤销', en: 'withdrawn' },
};
const FATES = Object.keys(FATE_NAMES) as SigningFate[];

/** Whom one can be, and where the sign-in leads. */
export function signInPage(context: PageContext, to: string): string {
  const partners = Object.entries(context.keys).map(([name, entry]) =>
    partnerCard(name as WorldPartnerName, entry, signersOf(context, name as WorldPartnerName)),
  );
  return fill('sign-in.html', { ...frame(context), to: escapeText(to), partners: partners.join('\n') });
}

function signersOf({ signers }: PageContext, name: WorldPartnerName): WorldSigner[] {
  return (signers.get(name) ?? []).toSorted((one, other) => FATES.indexOf(one.fate) - FATES.indexOf(other.fate));
}

function partnerCard(name: WorldPartnerName, entry: WorldKeys[WorldPartnerName], signers: readonly WorldSigner[]): string {
  const { partner, operators } = entry;
  const held = Map.groupBy(operators, ({ roles }) => roles.join(' '));
  // Preset roles in their order, then the partner's own, then several at once.
  const preset = Object.keys(ROLE_NAMES);
  const order = (roles: string): number => (roles.includes(' ') ? 2 : preset.includes(roles) ? preset.indexOf(roles) / preset.length : 1);
  const groups = [...held].sort(([one], [other]) => order(one) - order(other));
  const rows = groups.map(([roles, holders]) => {
    const buttons = holders.map(({ userId }) => operatorButton(name, userId, escapeText(userId)));
    return `<div><dt>${roleLabel(entry, roles.split(' '))}</dt><dd>${buttons.join('')}</dd></div>`;
  });
  const customers = signers.map((signer) => customerButton(name, signer));
  if (customers.length > 0) rows.push(`<div><dt>${both(CUSTOMER)}</dt><dd>${customers.join('')}</dd></div>`);
  const isOwn = name === 'own';
  const about = isOwn ? { zh: '空的伙伴，放你自己导入的客户', en: 'Empty: for the customers you import' } : KIND_NAMES[partner.kind];
  return `<section class="partner${isOwn ? ' own' : ''}"><h2>${escapeText(partner.name)}</h2><p>${both(about)}</p><dl>${rows.join('')}</dl></section>`;
}

function operatorButton(name: WorldPartnerName, userId: string, label: string): string {
  return `<button type="submit" class="plain" name="operator" value="${name}/${escapeText(userId)}">${label}</button>`;
}

/** By the partner's own number: a name would be personal. */
function customerButton(name: WorldPartnerName, { customerId, partnerCustomerNo, fate }: WorldSigner, isHere = false): string {
  const current = isHere ? ' aria-current="true"' : '';
  const label = `${escapeText(partnerCustomerNo)} <span class="quiet">${both(FATE_NAMES[fate])}</span>`;
  return `<button type="submit" class="plain" name="customer" value="${name}/${escapeText(customerId)}"${current}>${label}</button>`;
}

/** The way from the operators' pages to the customer's and back, within one partner; nothing where the partner has no customers. */
export function switcher(context: PageContext, person: PortalPerson): string {
  const { partner: name } = person;
  const signers = signersOf(context, name);
  if (signers.length === 0) return '';
  const here = person.kind === 'customer' ? person.customerId : null;
  const customers = signers.map((signer) => customerButton(name, signer, signer.customerId === here));
  const group = (label: Both, buttons: string): string => `<fieldset class="people"><legend>${both(label)}</legend>${buttons}</fieldset>`;
  const operators = group({ zh: '操作员的页面', en: 'Operators’ pages' }, operatorButton(name, 'admin', both(ADMINISTRATOR)));
  return fill('switch.html', { operators, customers: group({ zh: '客户的页面', en: 'A customer’s page' }, customers.join('')) });
}

/** Who is signed in, for the header. */
export function personLabel({ keys, signers }: PageContext, person: PortalPerson): { name: string; role: string } {
  if (person.kind === 'customer') {
    const signer = signers.get(person.partner)?.find(({ customerId }) => customerId === person.customerId);
    return { name: escapeText(signer?.partnerCustomerNo ?? person.customerId), role: both(CUSTOMER) };
  }
  const entry = keys[person.partner];
  const roles = entry.operators.find(({ userId }) => userId === person.userId)?.roles ?? [];
  return { name: escapeText(person.userId), role: roleLabel(entry, roles) };
}

/** Roles by name; those of the partner's own bear the one name that the partner gave them. */
function roleLabel({ roles: own }: WorldKeys[WorldPartnerName], codes: readonly RoleCode[]): string {
  const names = codes.map((code) => {
    const name = own.find((role) => role.code === code)?.name ?? code;
    return ROLE_NAMES[code] ?? { zh: escapeText(name), en: escapeText(name) };
  });
  return both({ zh: names.map(({ zh }) => zh).join(' + '), en: names.map(({ en }) => en).join(' + ') });
}
