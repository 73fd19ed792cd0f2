import { readFileSync } from 'node:fs';
import type { Role } from '../../shared/values/lists.ts';
import type { WorldKeys, WorldPartnerName } from '../sandbox/world.ts';

const FOLDER = new URL('../../stories/portal/', import.meta.url);

const ROLE_NAMES: Record<Role, { zh: string; en: string }> = {
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
}

/** Text in both languages; the style sheet shows the one of the page. */
function both({ zh, en }: { zh: string; en: string }): string {
  return `<span lang="zh-CN">${zh}</span><span lang="en">${en}</span>`;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

/** Fills the marks of a page; every value is HTML already. */
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

export function signInPage(context: PageContext): string {
  const partners = Object.entries(context.keys).map(([name, entry]) => partnerCard(name as WorldPartnerName, entry));
  return fill('sign-in.html', { ...frame(context), partners: partners.join('\n') });
}

function partnerCard(name: WorldPartnerName, { partner, operators }: WorldKeys[WorldPartnerName]): string {
  const roles = (['administrator', 'supervisor', 'account-manager'] as const).filter((role) =>
    operators.some(({ roles }) => roles.includes(role)),
  );
  const rows = roles.map((role) => {
    const buttons = operators
      .filter((operator) => operator.roles.includes(role))
      .map(
        ({ userId }) =>
          `<button type="submit" class="plain" name="operator" value="${name}/${escapeText(userId)}">${escapeText(userId)}</button>`,
      );
    return `<div><dt>${both(ROLE_NAMES[role])}</dt><dd>${buttons.join('')}</dd></div>`;
  });
  const isOwn = name === 'own';
  const about = isOwn ? { zh: '空的伙伴，放你自己导入的客户', en: 'Empty: for the customers you import' } : KIND_NAMES[partner.kind];
  return `<section class="partner${isOwn ? ' own' : ''}"><h2>${escapeText(partner.name)}</h2><p>${both(about)}</p><dl>${rows.join('')}</dl></section>`;
}

export function customersPage(context: PageContext, { partner, userId }: PortalOperator): string {
  const { partner: record, operators } = context.keys[partner];
  const role = operators.find((operator) => operator.userId === userId)?.roles[0] ?? 'administrator';
  return fill('customers.html', {
    ...frame(context),
    widgets: context.widgets,
    partner: escapeText(record.name),
    operator: escapeText(userId),
    role: both(ROLE_NAMES[role]),
    import: partner === 'own' ? importNote() : '',
  });
}

export const IMPORT_COMMAND = 'npm run import -- --partner own --format focus FILE.csv';

function importNote(): string {
  const title = both({ zh: '导入你自己的客户', en: 'Import your own customers' });
  const about = both({
    zh: '在项目文件夹中运行下面的命令，然后刷新本页。服务运行时也可以导入。“本月消费”只计当前账期；文件较旧时，用第二条命令把业务日期移到那个月。',
    en: 'Run this in the project’s folder, then reload this page; the server may stay up. Consumption counts the current cycle only: for an older file, the second command moves the business date to its month.',
  });
  return `<aside class="note"><h2>${title}</h2><p>${about}</p><code>${IMPORT_COMMAND}</code><code>npm start -- --at 2024-09-30</code></aside>`;
}
