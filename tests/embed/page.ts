/** A host's page with the four widgets, an operator's and a customer's session beside each other. */
export interface HostPage {
  /** Last part of its address. */
  name: string;
  /** Response headers, by the BFF's origin. */
  headers?: (bff: string) => Record<string, string>;
  /** Markup in the head, before the widgets: style sheets, scripts. */
  head?: string | ((bff: string) => string);
  /** Markup around the widgets. */
  around?: (widgets: string) => string;
  /** What a nonce of the policy says; default: none. */
  nonce?: string;
  /** Markup that brings the widgets; default: the BFF's own entry for all. */
  entry?: (bff: string) => string;
  /** Suffixes of the tags, one set of widgets for each; `''`: the plain tags. Default: these alone. */
  suffixes?: readonly string[];
  /** Whose widgets; default: the distributor's. */
  partner?: string;
  /** Which customer looks; default: the first that is asked to sign. */
  customerId?: string;
}

/** What a host writes: where its own server mints sessions. Keeps what the browser reports, for the test. */
export const HOST_SCRIPT = `
globalThis.reports = [];
addEventListener('securitypolicyviolation', (event) => reports.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
globalThis.told = [];
for (const name of ['partner-error', 'partner-load', 'partner-state-change'])
  addEventListener(name, (event) => told.push({ name, from: event.target.localName, detail: JSON.stringify(event.detail) }));
globalThis.connect = (session) => {
  session.fetchSession = async ({ signal }) => {
    const answer = await fetch('/session?' + new URLSearchParams({ ...session.dataset }), { method: 'POST', signal });
    if (!answer.ok) throw new Error('The portal answered ' + answer.status);
    return await answer.json();
  };
};
`;

/** What a host writes below its widgets. */
export const CONNECT_SCRIPT = `for (const session of document.querySelectorAll('.session')) connect(session);`;

const OPERATORS = ['partner-customer-list', 'partner-coupon-quota', 'partner-consumption-dashboard'];

/** The two sessions and the four widgets in them. */
export function widgetsMarkup(
  bff: string,
  suffix: string,
  { partner = '', customerId = '' }: Pick<HostPage, 'partner' | 'customerId'>,
): string {
  const tag = (name: string): string => (suffix === '' ? name : `${name}-${suffix}`);
  const widgets = OPERATORS.map((name) => `<section><${tag(name)}></${tag(name)}></section>`).join('\n');
  const session = (as: string, inner: string): string =>
    `<${tag('partner-session')} class="session" data-as="${as}" data-partner="${partner}" data-customer="${customerId}" base-url="${bff}" locale="en">${inner}</${tag('partner-session')}>`;
  return `${session('operator', widgets)}
${session('customer', `<section><${tag('partner-agreement-dialog')}></${tag('partner-agreement-dialog')}></section>`)}`;
}

export function hostMarkup(page: HostPage, bff: string): string {
  const nonce = page.nonce ? ` nonce="${page.nonce}"` : '';
  const { around = (widgets) => widgets, suffixes = [''] } = page;
  const head = typeof page.head === 'function' ? page.head(bff) : (page.head ?? '');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A portal</title>
<script${nonce} src="/host.js"></script>
${head}
${page.entry?.(bff) ?? `<script${nonce} type="module" src="${bff}/widgets/index.js"></script>`}
</head><body>
${around(suffixes.map((suffix) => widgetsMarkup(bff, suffix, page)).join('\n'))}
<script${nonce} src="/connect.js"></script>
</body></html>`;
}
