/** What a page writes to have a widget, and to act on what it tells. `markup` stands inside a `<partner-session>`. */
export interface Example {
  markup: string;
  script: string;
}

const element = (tag: string): string => `const element = document.querySelector('${tag}');`;

/** One for each tag: the shortest that a portal would keep. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  'partner-agreement-dialog': {
    markup: '<partner-agreement-dialog auto-open list-href="/agreements"></partner-agreement-dialog>',
    script: `${element('partner-agreement-dialog')}
element.addEventListener('partner-agreement-signed', ({ detail }) => console.log(detail.code, detail.recordId));`,
  },
  'partner-agreement-list': {
    markup: '<partner-agreement-list></partner-agreement-list>\n<partner-agreement-dialog></partner-agreement-dialog>',
    script: `${element('partner-agreement-list')}
element.addEventListener('partner-load', ({ detail }) => console.log(detail.pending));`,
  },
  'partner-agreement-records': {
    markup: '<partner-agreement-records></partner-agreement-records>',
    script: `${element('partner-agreement-records')}
element.state = { state: 'overdue' };`,
  },
  'partner-audit': {
    markup: '<partner-audit density="compact"></partner-audit>',
    script: `${element('partner-audit')}
element.state = { action: 'customers.reveal' };
element.addEventListener('partner-state-change', ({ detail }) => console.log(detail.state));`,
  },
  'partner-consumption-dashboard': {
    markup: '<partner-consumption-dashboard></partner-consumption-dashboard>',
    script: `${element('partner-consumption-dashboard')}
element.addEventListener('partner-state-change', ({ detail }) => console.log(detail.state));`,
  },
  'partner-coupon-quota': {
    markup: '<partner-coupon-quota></partner-coupon-quota>',
    script: `${element('partner-coupon-quota')}
element.addEventListener('partner-before-issue', (event) => {
  if (!confirm(\`Issue \${event.detail.count} coupons?\`)) event.preventDefault();
});`,
  },
  'partner-customer': {
    markup: '<partner-customer customer-id="C-1001" back-href="/customers"></partner-customer>',
    script: `${element('partner-customer')}
element.addEventListener('partner-back', (event) => {
  event.preventDefault();
  history.back();
});`,
  },
  'partner-customer-list': {
    markup: '<partner-customer-list customer-href="/customers/{customerId}"></partner-customer-list>',
    script: `${element('partner-customer-list')}
element.state = { sort: { by: 'associatedAt', direction: 'descending' } };
element.addEventListener('partner-customer-open', (event) => {
  event.preventDefault();
  history.pushState(null, '', \`/customers/\${event.detail.customerId}\`);
});`,
  },
  'partner-my-partner': {
    markup: '<partner-my-partner></partner-my-partner>\n<partner-agreement-dialog></partner-agreement-dialog>',
    script: `${element('partner-my-partner')}
element.addEventListener('partner-contact-request', ({ detail }) => console.log(detail.topic));`,
  },
  'partner-roles': {
    markup: '<partner-roles tab="roles"></partner-roles>',
    script: `${element('partner-roles')}
element.addEventListener('partner-roles-change', ({ detail }) => console.log(detail.kind));`,
  },
  'partner-session': {
    markup: '<partner-customer-list></partner-customer-list>',
    script: `${element('partner-session')}
element.fetchSession = async ({ signal }) => {
  const answer = await fetch('/api/partner-session', { method: 'POST', signal });
  return await answer.json();
};
element.addEventListener('partner-session-change', ({ detail }) => console.log(detail.status));`,
  },
};
