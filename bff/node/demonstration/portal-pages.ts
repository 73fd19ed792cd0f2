import { readFileSync } from 'node:fs';
import type { RoleCode } from '../../../shared/values/lists.ts';
import type { ReceivedMail } from '../../sandbox/mailbox.ts';
import type { WorldKeys, WorldPartnerName } from '../../sandbox/world.ts';
import type { PortalPage } from './portal-routes.ts';

const FOLDER = new URL('../../../stories/portal/', import.meta.url);

interface Both {
  zh: string;
  en: string;
}

const ROLE_NAMES: Readonly<Record<RoleCode, Both>> = {
  administrator: { zh: '系统管理员', en: 'Administrator' },
  supervisor: { zh: '客户经理主管', en: 'Supervisor' },
  'account-manager': { zh: '客户经理', en: 'Account manager' },
};

const KIND_NAMES = {
  distributor: { zh: '总经销商', en: 'Distributor' },
  reseller: { zh: '云经销商', en: 'Reseller' },
  'solution-provider': { zh: '解决方案提供商', en: 'Solution provider' },
} as const;

/** A demonstration operator, as the portal's own user list names them. */
export interface PortalOperator {
  partner: WorldPartnerName;
  userId: string;
}

export interface PageContext {
  keys: WorldKeys;
  /** Address of the widgets' entry module. */
  widgets: string;
  /** Business day in UTC+8 where a demonstration moved it; null otherwise. */
  movedTo: () => string | null;
  /** What the demonstration sent, newest first: it has no mail server. */
  mails: () => readonly ReceivedMail[];
}

const PORTAL: Both = { zh: '伙伴门户', en: 'Partner portal' };
/** Names no customer: titles stay in the browser's history. */
const TITLES: Record<PortalPage, Both> = {
  customers: { zh: '客户', en: 'Customers' },
  customer: { zh: '客户资料', en: 'Customer' },
  coupons: { zh: '券与额度', en: 'Coupons and quotas' },
  consumption: { zh: '消费看板', en: 'Consumption' },
  agreements: { zh: '协议', en: 'Agreements' },
  roles: { zh: '角色与人员', en: 'Roles and people' },
  audit: { zh: '审计', en: 'Audit' },
  mailbox: { zh: '邮箱', en: 'Mailbox' },
};

/** The way around; what must be allowed for a page to be offered, by the endpoint that it begins with. */
const NAVIGATION: readonly { page: PortalPage; path: string; label: Both; needs?: string }[] = [
  { page: 'customers', path: '/customers', label: TITLES.customers },
  { page: 'coupons', path: '/coupons', label: TITLES.coupons, needs: 'POST /v1/quotas/search' },
  { page: 'consumption', path: '/consumption', label: TITLES.consumption, needs: 'POST /v1/consumption/overview' },
  { page: 'agreements', path: '/agreements', label: TITLES.agreements, needs: 'POST /v1/agreements/standings/search' },
  { page: 'roles', path: '/roles', label: { zh: '角色', en: 'Roles' }, needs: 'GET /v1/roles' },
  { page: 'audit', path: '/audit', label: TITLES.audit, needs: 'GET /v1/audit' },
  { page: 'mailbox', path: '/mailbox', label: TITLES.mailbox },
];

/** What a page does beside getting a session. */
const SCRIPTS: Partial<Record<PortalPage, string>> = {
  customers: 'customers.js',
  customer: 'customers.js',
  consumption: 'consumption.js',
  agreements: 'agreements.js',
};

/** Text in both languages; the style sheet shows the one of the page. */
function both({ zh, en }: Both): string {
  return `<span lang="zh-CN">${zh}</span><span lang="en">${en}</span>`;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

/** Fills the marks of a file; every value is HTML already. */
function fill(file: string, parts: Record<string, string>): string {
  const page = readFileSync(new URL(file, FOLDER), 'utf8');
  return page.replace(/\{\{([a-z]+)\}\}/g, (_, name: string) => parts[name] ?? '');
}

function frame(context: PageContext): Record<string, string> {
  const day = context.movedTo();
  const banner =
    day === null
      ? ''
      : `<p class="banner" role="note">${both({
          zh: `演示：业务日期设为 ${day}（UTC+8）。账期、到期与汇总按这一天计算；登录与审计使用真实时间。`,
          en: `Demonstration: the business date is set to ${day} (UTC+8). Cycles, expiry and totals follow it; sign-in and audit keep real time.`,
        })}</p>`;
  return { banner, preferences: fill('preferences.html', {}) };
}

/** Whom one can be, and where the sign-in leads. */
export function signInPage(context: PageContext, to: string): string {
  const partners = Object.entries(context.keys).map(([name, entry]) => partnerCard(name as WorldPartnerName, entry));
  return fill('sign-in.html', { ...frame(context), to: escapeText(to), partners: partners.join('\n') });
}

function partnerCard(name: WorldPartnerName, entry: WorldKeys[WorldPartnerName]): string {
  const { partner, operators } = entry;
  const held = Map.groupBy(operators, ({ roles }) => roles.join(' '));
  // Preset roles in their order, then the partner's own, then several at once.
  const preset = Object.keys(ROLE_NAMES);
  const order = (roles: string): number => (roles.includes(' ') ? 2 : preset.includes(roles) ? preset.indexOf(roles) / preset.length : 1);
  const groups = [...held].sort(([one], [other]) => order(one) - order(other));
  const rows = groups.map(([roles, holders]) => {
    const buttons = holders.map(
      ({ userId }) =>
        `<button type="submit" class="plain" name="operator" value="${name}/${escapeText(userId)}">${escapeText(userId)}</button>`,
    );
    return `<div><dt>${roleLabel(entry, roles.split(' '))}</dt><dd>${buttons.join('')}</dd></div>`;
  });
  const isOwn = name === 'own';
  const about = isOwn ? { zh: '空的伙伴，放你自己导入的客户', en: 'Empty: for the customers you import' } : KIND_NAMES[partner.kind];
  return `<section class="partner${isOwn ? ' own' : ''}"><h2>${escapeText(partner.name)}</h2><p>${both(about)}</p><dl>${rows.join('')}</dl></section>`;
}

/** Roles by name; those of the partner's own bear the one name that the partner gave them. */
function roleLabel({ roles: own }: WorldKeys[WorldPartnerName], codes: readonly RoleCode[]): string {
  const names = codes.map((code) => {
    const name = own.find((role) => role.code === code)?.name ?? code;
    return ROLE_NAMES[code] ?? { zh: escapeText(name), en: escapeText(name) };
  });
  return both({ zh: names.map(({ zh }) => zh).join(' + '), en: names.map(({ en }) => en).join(' + ') });
}

/** A page for somebody who is signed in: the frame around what stands in its own file. */
export function portalPage(context: PageContext, { partner, userId }: PortalOperator, page: PortalPage): string {
  const entry = context.keys[partner];
  const roles = entry.operators.find((operator) => operator.userId === userId)?.roles ?? [];
  const isList = page === 'customers' || page === 'customer';
  const content = fill(isList ? 'customers.html' : `${page}.html`, {
    import: partner === 'own' ? importNote() : '',
    listplace: page === 'customers' ? '' : 'away',
    customerplace: page === 'customer' ? '' : 'away',
    mails: page === 'mailbox' ? mailList(context.mails(), partner) : '',
  });
  return fill('frame.html', {
    ...frame(context),
    titlezh: `${TITLES[page].zh} · ${PORTAL.zh}`,
    titleen: `${TITLES[page].en} · ${PORTAL.en}`,
    widgets: context.widgets,
    script: SCRIPTS[page] ?? 'session.js',
    nav: navigation(page),
    partner: escapeText(entry.partner.name),
    operator: escapeText(userId),
    role: roleLabel(entry, roles),
    content,
  });
}

function navigation(page: PortalPage): string {
  const links = NAVIGATION.map(({ page: target, path, label, needs }) => {
    const isHere = target === page || (target === 'customers' && page === 'customer');
    // Absent until the session says that it is allowed (session.js), unless one is there already.
    const absent = needs ? ` data-needs="${needs}" hidden` : '';
    return `<a href="${path}"${isHere ? ' aria-current="page"' : ''}${absent}>${both(label)}</a>`;
  });
  return links.join('');
}

function mailList(mails: readonly ReceivedMail[], partner: WorldPartnerName): string {
  if (mails.length > 0) return mails.map(mailCard).join('\n');
  const about = both({
    zh: '还没有邮件。在项目文件夹中运行下面的命令后，发放、回收、拨款和解除关联都需要验证码，验证码会发到这里。',
    en: 'No mail yet. Run this in the project’s folder: from then on issuing, recalling, allocating and dissociating need a code, which arrives here.',
  });
  return `<div class="note"><p>${about}</p><code>npm run partner -- set --partner ${partner} --codes on</code></div>`;
}

function mailCard({ at, to, subject, text }: ReceivedMail): string {
  const time = new Date(at);
  const head = `<h2>${escapeText(subject)}</h2><p class="quiet">${both({ zh: '收件人', en: 'To' })} ${escapeText(to)} · <time datetime="${time.toISOString()}">${clockTime(time)}</time></p>`;
  return `<article class="mail">${head}<pre>${escapeText(text)}</pre></article>`;
}

/** `2024-09-15 12:10:05`, in UTC+8 like every time of the portal. */
function clockTime(time: Date): string {
  return `${new Date(time.getTime() + EIGHT_HOURS).toISOString().slice(0, 19).replace('T', ' ')} UTC+8`;
}

const EIGHT_HOURS = 8 * 60 * 60 * 1000;

export const IMPORT_COMMAND = 'npm run import -- --partner own --format focus FILE.csv';

function importNote(): string {
  const title = both({ zh: '导入你自己的客户', en: 'Import your own customers' });
  const about = both({
    zh: '在项目文件夹中运行下面的命令，然后刷新本页。服务运行时也可以导入。“本月消费”只计当前账期；文件较旧时，用第二条命令把业务日期移到那个月。',
    en: 'Run this in the project’s folder, then reload this page; the server may stay up. Consumption counts the current cycle only: for an older file, the second command moves the business date to its month.',
  });
  return `<aside class="note"><h2>${title}</h2><p>${about}</p><code>${IMPORT_COMMAND}</code><code>npm start -- --at 2024-09-30</code></aside>`;
}
