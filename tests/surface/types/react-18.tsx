import type {} from 'partner-widget-kit/types/react-18';

/** React 18 writes attributes. */
export const page = (
  <partner-session base-url="https://bff.example.com" locale="en">
    <partner-audit class="wide" density="compact" ref={(audit) => audit?.reload()} />
    <partner-customer customer-id="C-1" section="arrears" />
  </partner-session>
);

export const mistakes = [
  // @ts-expect-error React 18 would write it as an attribute, which the element does not read.
  <partner-customer customerId="C-1" />,
  // @ts-expect-error There is no such section.
  <partner-customer section="invoices" />,
  // @ts-expect-error React 18 does not listen to it.
  <partner-audit onPartnerLoad={() => {}} />,
];
