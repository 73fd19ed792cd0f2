import { PartnerAudit, PartnerCouponQuota, PartnerCustomer, PartnerSession } from 'partner-widget-kit/react';

/** Components with properties and events as props. */
export const page = (
  <PartnerSession baseUrl="https://bff.example.com" onPartnerSessionChange={({ detail }) => detail.status === 'live'}>
    <PartnerAudit state={{}} density="compact" onPartnerLoad={({ detail }) => detail.shown.toFixed()} />
    <PartnerCouponQuota onPartnerBeforeIssue={(event) => event.detail.count > 10 && event.preventDefault()} />
    <PartnerCustomer customerId="C-1">
      <p slot="tools">…</p>
    </PartnerCustomer>
  </PartnerSession>
);

export const mistakes = [
  // @ts-expect-error There is no such density.
  <PartnerAudit density="narrow" />,
  // @ts-expect-error The trail tells how many are shown, not where the first one stands.
  <PartnerAudit onPartnerLoad={({ detail }) => detail.position.toFixed()} />,
  // @ts-expect-error The trail issues no coupons.
  <PartnerAudit onPartnerCouponIssued={() => {}} />,
];
