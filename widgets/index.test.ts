import { expect, test } from 'vitest';

test('a server may import the widgets: nothing touches a page that is not there', async () => {
  expect(globalThis.document).toBeUndefined();
  const widgets = await import('./index.ts');
  expect(Object.keys(widgets).sort()).toEqual([
    'PartnerAgreementDialog',
    'PartnerAgreementList',
    'PartnerAgreementRecords',
    'PartnerAudit',
    'PartnerConsumptionDashboard',
    'PartnerCouponQuota',
    'PartnerCustomer',
    'PartnerCustomerList',
    'PartnerMyPartner',
    'PartnerRoles',
    'PartnerSession',
    'agreementsFromSearchParams',
    'agreementsToSearchParams',
    'dashboardFromSearchParams',
    'dashboardToSearchParams',
    'stateFromSearchParams',
    'stateToSearchParams',
  ]);
});
