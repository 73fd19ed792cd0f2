import { readFileSync } from 'node:fs';
import type { WorldSigner } from '../../sandbox/generate-signatures.ts';
import type { ReceivedMail } from '../../sandbox/mailbox.ts';
import type { WorldKeys, WorldPartnerName } from '../../sandbox/world.ts';

const FOLDER = new URL('../../../stories/portal/', import.meta.url);

export interface Both {
  zh: string;
  en: string;
}

/** Somebody of the demonstration: an operator, as the portal's own user list names them, or a customer. */
export type PortalPerson = PortalOperator | PortalCustomer;

export interface PortalOperator {
  kind: 'operator';
  partner: WorldPartnerName;
  userId: string;
}

export interface PortalCustomer {
  kind: 'customer';
  partner: WorldPartnerName;
  customerId: string;
}

export interface PageContext {
  keys: WorldKeys;
  /** Customers as whom one can look, by partner; partners without any are absent. */
  signers: ReadonlyMap<WorldPartnerName, readonly WorldSigner[]>;
  /** Address of the widgets' entry module. */
  widgets: string;
  /** Business day in UTC+8 where a demonstration moved it; null otherwise. */
  movedTo: () => string | null;
  /** What the demonstration sent, newest first: it has no mail server. */
  mails: () => readonly ReceivedMail[];
}

/** Text in both languages; the style sheet shows the one of the page. */
export function both({ zh, en }: Both): string {
  return `<span lang="zh-CN">${zh}</span><span lang="en">${en}</span>`;
}

export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

/** Fills the marks of a file; every value is HTML already. */
export function fill(file: string, parts: Record<string, string>): string {
  const page = readFileSync(new URL(file, FOLDER), 'utf8');
  return page.replace(/\{\{([a-z]+)\}\}/g, (_, name: string) => parts[name] ?? '');
}

/** What stands on every page: the display menu, and a banner where time was moved. */
export function frame(context: PageContext): Record<string, string> {
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
