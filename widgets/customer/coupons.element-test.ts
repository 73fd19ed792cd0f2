import { expect } from '@open-wc/testing';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { problem } from '../testing/fake-bff.ts';
import { settle } from '../testing/fake-clock.ts';
import { type MountedPage, mountPage } from '../testing/fake-customer-page.ts';
import { waitUntil } from '../testing/wait-until.ts';

type Search = BodyOf<'POST /v1/coupons/search'>;
type Coupon = AnswerOf<'POST /v1/coupons/search'>['coupons'][number];

function couponOf(couponId: string, state: Coupon['state'], more: Partial<Coupon> = {}): Coupon {
  const customer = {
    customerId: 'c',
    partnerCustomerNo: null,
    customerName: null,
    accountName: null,
    accountManager: null,
    tags: [],
    isLookAlike: false,
  };
  const amounts = { faceValue: '500.00', balance: state === 'usable' ? '420.00' : '0.00', spent: '80.00' };
  const times = { validFrom: '2026-10-01T00:00:00.000Z', expiresAt: '2026-12-31T16:00:00.000Z', issuedAt: '2026-10-01T00:00:00.000Z' };
  const recall = { isRecallable: state === 'usable', refusal: null };
  const rest = { asset: 'coupon', currency: 'CNY', quotaId: 'CQ-1', issuer: 'partner', reseller: null, operationId: null } as const;
  return { couponId, state, customer, recall, ...rest, ...amounts, ...times, ...more };
}

describe("a customer's coupons on the page", () => {
  let mounted: MountedPage | null = null;
  afterEach(() => mounted?.box.remove());

  const asked: Search[] = [];
  const text = (): string => mounted?.page.shadowRoot?.querySelector('.s-coupons')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const answer = (body: Search, of: (states: readonly string[]) => Coupon[] | Response): Response => {
    asked.push(body);
    const found = of(body.filter?.states ?? []);
    if (found instanceof Response) return found;
    return Response.json({ coupons: found.slice(0, 10), total: found.length, next: null, asOf: '2026-11-21T05:00:00.000Z' });
  };
  const open = async (of: (states: readonly string[]) => Coupon[] | Response, isAllowed = true): Promise<void> => {
    asked.length = 0;
    mounted = await mountPage({
      settings: { locale: 'en', ...(isAllowed ? {} : { refusedEndpoints: ['POST /v1/coupons/search'] }) },
      prepare: ({ bff }) => void bff.endpoints.set('POST /v1/coupons/search', ({ body }) => answer(body as Search, of)),
    });
    await import('./coupons/index.ts');
    if (isAllowed) await waitUntil(() => text() !== '' && !text().includes('Loading'), 'No section came.');
    else await settle();
  };

  it('stand there after the page, usable ones first, with amounts and until when', async () => {
    await open((states) => (states.includes('usable') ? [couponOf('cp-usable', 'usable')] : [couponOf('cp-used', 'used')]));
    expect(text()).to.contain('1 usable of 2');
    expect(text()).to.contain('¥420.00 of ¥500.00');
    expect(text()).to.contain('Valid until 2026-12-31');
    expect(text().indexOf('cp-usable')).to.be.lessThan(text().indexOf('cp-used'));
    expect(asked.map(({ sort }) => sort?.by)).to.deep.equal(['expiresAt', 'issuedAt']);
    expect(asked.every(({ filter }) => filter?.customerId === mounted?.page.customerId)).to.equal(true);
  });

  it('are ten at most, and say how many there are', async () => {
    await open((states) => (states.includes('usable') ? Array.from({ length: 14 }, (_, index) => couponOf(`cp-${index}`, 'usable')) : []));
    expect(mounted?.page.shadowRoot?.querySelectorAll('.s-coupons li')).to.have.length(10);
    expect(text()).to.contain('14 usable of 14');
  });

  it('say that there are none, and that they could not be loaded, which leaves the page as it is', async () => {
    await open(() => []);
    expect(text()).to.contain('No coupons.');
    mounted?.box.remove();
    await open(() => problem('internal'));
    expect(text()).to.contain('could not be loaded');
    expect(mounted?.page.shadowRoot?.querySelector('.s-contact')).not.to.equal(null);
  });

  it('are neither asked for nor told of where the session may not see them', async () => {
    await open(() => [couponOf('cp-1', 'usable')], false);
    expect(asked).to.have.length(0);
    expect(mounted?.page.shadowRoot?.querySelector('.s-coupons')).to.equal(null);
  });
});
