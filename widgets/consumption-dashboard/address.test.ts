import { describe, expect, test } from 'vitest';
import { dashboardFromSearchParams, dashboardToSearchParams } from './address.ts';
import { askedOf, type DashboardState, readState } from './query.ts';

const WHOLE: DashboardState = {
  view: 'lines',
  cycles: { from: '2024-07', to: '2024-09' },
  dates: { begin: '2024-09-01', end: '2024-09-12' },
  currency: 'CNY',
  accountManagerId: 'none',
  associationType: 'agency-sale',
  chargeMode: 'pay-per-use',
  service: 'hws.service.type.ec2',
  region: 'none',
  resourceType: 'hws.resource.type.vm',
  billClass: 'refund',
  indirectPartnerId: 'all',
  trend: 'day',
  isAccumulated: true,
  by: 'region',
  thenBy: 'service',
  rankBy: 'paid',
  hideZero: true,
  onlyMarked: true,
};

describe('the state of the dashboard', () => {
  test('comes back whole from an address, whose other parameters stay', () => {
    const params = dashboardToSearchParams(WHOLE, new URLSearchParams('tab=sales&service=old'));
    expect(params.get('tab')).toBe('sales');
    expect(dashboardFromSearchParams(new URLSearchParams(params.toString()))).toEqual(WHOLE);
  });

  test('never puts a customer into an address', () => {
    const params = dashboardToSearchParams({ ...WHOLE, customerId: '6f2c1a4e9b7d4c0f' });
    expect(params.toString()).not.toContain('6f2c1a4e9b7d4c0f');
    expect(dashboardFromSearchParams(params).customerId).toBeUndefined();
  });

  test('leaves out what makes no sense, and keeps the rest', () => {
    const read = readState({
      view: 'nothing',
      cycles: { from: '2024-09', to: '2024-07' },
      dates: { begin: 'tomorrow', end: '2024-09-12' },
      service: 'bad\u0000code',
      by: 'service',
      thenBy: 'service',
      hideZero: 'yes',
      region: 'cn-north-4',
    });
    expect(read).toEqual({ dates: { end: '2024-09-12' }, by: 'service', region: 'cn-north-4' });
  });

  test('asks for lines that state none with null, and for nothing that is not named', () => {
    expect(askedOf({ region: 'none', service: 'obs', view: 'lines' })).toEqual({ filter: { region: null, service: 'obs' } });
    expect(askedOf({ indirectPartnerId: 'all' })).toEqual({ indirectPartnerId: 'all' });
    expect(askedOf({})).toEqual({});
  });
});
