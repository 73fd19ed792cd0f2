import '../../widgets/partner-customer.ts';
import '../../widgets/partner-session.ts';
import type { StoryContext } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { styleMap } from 'lit/directives/style-map.js';
import { SANDBOX_BASE_URL, type Sandbox, type WorldPartnerName, worldKeys } from '../../bff/sandbox/index.ts';
import { strings as english } from '../../widgets/customer/strings/en.ts';
import { strings as chinese } from '../../widgets/customer/strings/zh-CN.ts';
import { closeSandbox, kept, STORY_TIME } from '../stage/sandbox.ts';
import { lookAt, openSandboxFor } from '../stage/widget-stage.ts';

type Listed = Awaited<ReturnType<Sandbox['store']['reads']['customers']['page']>>[number];

/** Kinds of customers that stories are about. */
const KINDS = {
  first: (_: Listed) => true,
  whole: ({ customer, accountManager }: Listed) =>
    customer.customerNameMasked !== null &&
    customer.mobileMasked !== null &&
    customer.emailMasked !== null &&
    customer.tags.length > 0 &&
    customer.credit?.arrearsMinor === 0n &&
    accountManager !== null &&
    isSoon(customer.earliestResourceExpiryAt),
  arrears: ({ customer }: Listed) => customer.credit !== null && customer.credit.arrearsMinor > 0n,
  referral: ({ customer }: Listed) => customer.associationType === 'referral' && customer.mobileMasked !== null,
  unverified: ({ customer }: Listed) => customer.customerNameMasked === null,
  frozen: ({ customer }: Listed) => customer.frozen === 'account-and-resources-frozen',
  unassigned: ({ accountManager }: Listed) => accountManager === null,
} as const;

/** Within the thirty days that the page looks ahead from the stories' time. */
function isSoon(expiresAt: string | null): boolean {
  return expiresAt !== null && expiresAt > '2026-11-20' && expiresAt < '2026-12-10';
}

/** What a story may ask for beside the toolbar's choices. */
export interface CustomerParameters {
  /** Width of the widget in pixels; default: the page's. */
  width?: number;
  /** Default: `whole`. */
  kind?: keyof typeof KINDS | keyof typeof HOLDERS;
  /** Whose customer; default: the distributor's. */
  of?: WorldPartnerName;
  section?: string;
  /** Where the host has its consumption dashboard. */
  consumptionHref?: string;
  /** An id that a host made up, or took from elsewhere. */
  customerId?: string;
  /** Only customers of this manager are looked at. */
  manager?: string;
  /** What happened before the page opens. */
  before?: (sandbox: Sandbox, customerId: string) => void | Promise<void>;
}

interface Loaded {
  sandbox: Sandbox;
  customerId: string;
}

function parametersOf({ parameters }: Pick<StoryContext, 'parameters'>): CustomerParameters {
  return (parameters.customer ?? {}) as CustomerParameters;
}

async function openCustomer(context: StoryContext): Promise<Loaded> {
  const { sandbox } = await openSandboxFor('customer')(context);
  const wanted = parametersOf(context);
  const customerId = wanted.customerId ?? (await findCustomer(sandbox, wanted));
  await wanted.before?.(sandbox, customerId);
  return { sandbox, customerId };
}

/** Asks the store itself, past whatever trouble the scenario makes. */
async function findCustomer(sandbox: Sandbox, { kind = 'whole', of = 'distributor', manager }: CustomerParameters): Promise<string> {
  const { isStoreBroken } = sandbox.trouble;
  sandbox.trouble.isStoreBroken = false;
  const holder = isHolder(kind) ? await HOLDERS[kind](sandbox) : null;
  const rows = await sandbox.store.reads.customers.page({
    partnerIds: [worldKeys()[of].partner.partnerId],
    isOfResellers: false,
    scope: { kind: 'all' },
    filter: {},
    sort: { by: 'associatedAt', direction: 'descending' },
    from: { at: 'first' },
    limit: 900,
    cycle: '2026-11',
    currency: null,
  });
  sandbox.trouble.isStoreBroken = isStoreBroken;
  if (holder !== null) return holder;
  const isWanted = isHolder(kind) ? KINDS.first : KINDS[kind];
  const found = rows.find((row) => isWanted(row) && (manager === undefined || row.accountManager?.userId === manager));
  return found?.customer.customerId ?? 'nobody';
}

/** A customer of the distributor with a usable coupon. */
async function findHolder({ store }: Sandbox): Promise<string | null> {
  const { coupons } = await store.reads.coupons.page({
    partnerId: worldKeys().distributor.partner.partnerId,
    scope: { kind: 'all' },
    filter: { states: ['usable'] },
    at: new Date(STORY_TIME).toISOString(),
    sort: { by: 'issuedAt', direction: 'descending' },
    after: null,
    limit: 1,
  });
  return coupons[0]?.customerId ?? null;
}

/** A customer of the distributor who was given money. */
async function findFunded({ store }: Sandbox): Promise<string | null> {
  const { partnerId } = worldKeys().distributor.partner;
  const records = await store.reads.accounts.adjustments(partnerId, { types: ['allocation'] }, null, 50);
  return records.find(({ customerId }) => customerId !== null)?.customerId ?? null;
}

/** Customers who are found by what they hold. */
const HOLDERS = { withCoupons: findHolder, withMoney: findFunded };

function isHolder(kind: string): kind is keyof typeof HOLDERS {
  return kind in HOLDERS;
}

function render(_args: unknown, context: StoryContext): TemplateResult {
  const { sandbox, customerId } = context.loaded as Loaded;
  const { width, section, of, consumptionHref } = parametersOf(context);
  const { globals } = context;
  return html`<main style=${styleMap({ padding: '16px', 'inline-size': width ? `${width}px` : null })}>
    ${keyed(
      sandbox,
      html`<partner-session
      base-url=${SANDBOX_BASE_URL}
      locale=${globals.locale}
      density=${globals.density}
      overlays=${globals.overlays}
      appearance=${globals.appearance}
      .transport=${sandbox.transport}
      .fetchSession=${sandbox.fetchSession}
    >
      <partner-customer
        back-href="#customers"
        .customerId=${customerId}
        .indirectPartnerId=${of === undefined ? null : worldKeys()[of].partner.partnerId}
        .section=${section ?? null}
        .consumptionHref=${consumptionHref ?? null}
      ></partner-customer>
    </partner-session>`,
    )}
  </main>`;
}

/** What every story of the page has in common. */
export const customerStories = { loaders: [kept(openCustomer)], beforeEach: closeSandbox, render };

/** What a person at a customer's page can see and do, for play tests. */
export function lookAtCustomer(context: Pick<StoryContext, 'canvasElement' | 'loaded' | 'globals'>) {
  const look = lookAt('partner-customer', context);
  const find = (selector: string) => look.inside.querySelector<HTMLElement>(selector);
  const press = (selector: string) => (find(selector) as HTMLElement).click();
  return {
    ...look,
    ...(context.loaded as Loaded),
    words: context.globals.locale === 'en' ? english : chinese,
    find,
    press,
    section: (name: string) => find(`.s-${name}`) as HTMLElement,
    /** The page, once it is there. */
    page: () => look.until(() => find('.content[aria-busy="false"] .name'), 'No page came.'),
    /** Presses an eye; the clear value, once it is shown. */
    reveal: async (field: 'mobile' | 'email') => {
      press(`.c-${field} .eye`);
      const shown = await look.until(() => find(`.c-${field} .value.clear`), `No ${field} was revealed.`);
      return shown.textContent ?? '';
    },
    audit: () => look.sandbox.store.reads.audit.after(worldKeys().distributor.partner.partnerId, 0, 5000),
  };
}

export type CustomerLook = ReturnType<typeof lookAtCustomer>;
