import type { AuditState, FetchSession } from 'partner-widget-kit';
import type {} from 'partner-widget-kit/types/react';

declare const fetchSession: FetchSession;
const state: AuditState = {};

/** Properties, attributes and events, each with its own type. */
export const page = (
  <partner-session
    fetchSession={fetchSession}
    baseUrl="https://bff.example.com"
    onpartner-session-change={({ detail }) => detail.status === 'live'}
  >
    <partner-audit className="wide" state={state} density="compact" onpartner-load={({ detail }) => detail.shown.toFixed()} />
    <partner-customer-list customer-href="/customers/{customerId}" onpartner-load={({ detail }) => detail.position.toFixed()} />
    <partner-customer customerId="C-1" section="arrears" onpartner-back={(event) => event.preventDefault()} />
  </partner-session>
);

export const mistakes = [
  // @ts-expect-error There is no such density.
  <partner-audit density="narrow" />,
  // @ts-expect-error The trail tells how many are shown, not where the first one stands.
  <partner-audit onpartner-load={({ detail }) => detail.position.toFixed()} />,
  // @ts-expect-error The state of the trail is none of the dashboard's.
  <partner-audit state={{ view: 'overview' }} />,
  // @ts-expect-error There is no such element.
  <partner-audits />,
  // @ts-expect-error A number is no customer's id.
  <partner-customer customer-id={7} />,
  // @ts-expect-error How the session stands is read, not set.
  <partner-session status="live" />,
];
