import type { ReceivedMail } from '../../sandbox/mailbox.ts';
import type { WorldPartnerName } from '../../sandbox/world.ts';
import { type Both, both, escapeText, fill, frame, type PageContext, type PortalPerson } from './portal-parts.ts';
import { personLabel, switcher } from './portal-people.ts';
import { CUSTOMER_PAGE, FIRST_PAGE, type PortalPage } from './portal-routes.ts';

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
  'my-partner': { zh: '我的合作伙伴', en: 'My partner' },
};

/** The way around; what must be allowed for a page to be offered, by the endpoint that it begins with. */
const NAVIGATION: readonly { page: PortalPage; path: string; label: Both; needs?: string }[] = [
  { page: 'customers', path: '/customers', label: TITLES.customers },
  { page: 'coupons', path: '/coupons', label: { zh: '券与额度', en: 'Coupons' }, needs: 'POST /v1/quotas/search' },
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

/** A page for somebody who is signed in: the frame around what stands in its own file. */
export function portalPage(context: PageContext, person: PortalPerson, page: PortalPage): string {
  const { partner } = person;
  const isList = page === 'customers' || page === 'customer';
  const content = fill(isList ? 'customers.html' : `${page}.html`, {
    import: partner === 'own' ? importNote() : '',
    listplace: page === 'customers' ? '' : 'away',
    customerplace: page === 'customer' ? '' : 'away',
    mails: page === 'mailbox' ? mailList(context.mails(), partner) : '',
  });
  const { name, role } = personLabel(context, person);
  return fill('frame.html', {
    ...frame(context),
    titlezh: `${TITLES[page].zh} · ${PORTAL.zh}`,
    titleen: `${TITLES[page].en} · ${PORTAL.en}`,
    widgets: context.widgets,
    script: SCRIPTS[page] ?? 'session.js',
    home: person.kind === 'customer' ? CUSTOMER_PAGE : FIRST_PAGE,
    nav: navigation(page),
    switch: switcher(context, person),
    partner: escapeText(context.keys[partner].partner.name),
    operator: name,
    role,
    content,
  });
}

function navigation(page: PortalPage): string {
  if (page === 'my-partner') return `<a href="${CUSTOMER_PAGE}" aria-current="page">${both(TITLES[page])}</a>`;
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
