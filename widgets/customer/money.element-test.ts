import { expect, waitUntil } from '@open-wc/testing';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { problem } from '../testing/fake-bff.ts';
import { settle } from '../testing/fake-clock.ts';
import { type MountedPage, mountPage } from '../testing/fake-customer-page.ts';

type Asked = BodyOf<'POST /v1/accounts/adjustments'>;
type Adjustment = AnswerOf<'POST /v1/accounts/adjustments'>['records'][number];

function adjustment(type: Adjustment['type'], amount: string, balanceAfter: string, more: Partial<Adjustment> = {}): Adjustment {
  const by = { kind: 'operator', id: 'o-1', userId: 'admin', name: null } as const;
  const rest = { id: 'c', customer: null, reseller: null, operationId: 'opr_1', memo: null, currency: 'CNY', by };
  return { ...rest, at: '2026-11-17T01:53:00.000Z', type, amount, balanceAfter, ...more };
}

describe('money allocated to a customer, on the page', () => {
  let mounted: MountedPage | null = null;
  afterEach(() => mounted?.box.remove());

  const asked: Asked[] = [];
  const text = (): string => mounted?.page.shadowRoot?.querySelector('.s-money')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const open = async (records: Adjustment[] | Response, isAllowed = true): Promise<void> => {
    asked.length = 0;
    mounted = await mountPage({
      settings: { locale: 'en', ...(isAllowed ? {} : { refusedEndpoints: ['POST /v1/accounts/adjustments'] }) },
      prepare: ({ bff }) =>
        void bff.endpoints.set('POST /v1/accounts/adjustments', ({ body }) => {
          asked.push(body as Asked);
          return records instanceof Response ? records : Response.json({ records, total: records.length, next: null });
        }),
    });
    await import('./money/index.ts');
    await settle();
  };

  it('says the newest balance of each currency, as of when, and what made it, with its sign', async () => {
    await open([
      adjustment('recall', '200.00', '600.00'),
      adjustment('allocation', '800.00', '800.00'),
      adjustment('allocation', '50.00', '50.00', { currency: 'USD' }),
    ]);
    await waitUntil(() => text().includes('¥'), 'No section came.');
    const figures = [...(mounted?.page.shadowRoot?.querySelectorAll('.s-money .figure') ?? [])].map((one) =>
      one.textContent?.replaceAll('\u{A0}', ' '),
    );
    expect(figures).to.deep.equal(['¥600.00', 'USD 50.00']);
    expect(text()).to.contain('-¥200.00');
    expect(text()).to.contain('+¥800.00');
    expect(text()).to.contain('2026-11-17 09:53 (UTC+8)');
    expect(text()).to.contain('Operator admin');
    expect(asked.map(({ customerId }) => customerId)).to.deep.equal([mounted?.page.customerId]);
  });

  it('is no section for a customer who was never given any', async () => {
    await open([]);
    expect(asked).to.have.length(1);
    expect(text()).to.equal('');
  });

  it('could not be loaded: said there, with another try, and the page stays', async () => {
    await open(problem('internal'));
    await waitUntil(() => text().includes('could not be loaded'), 'Nothing is said.');
    expect(mounted?.page.shadowRoot?.querySelector('.s-money button')).not.to.equal(null);
    expect(mounted?.page.shadowRoot?.querySelector('.s-contact')).not.to.equal(null);
  });

  it('is neither asked for nor told of where the session may not see it', async () => {
    await open([adjustment('allocation', '800.00', '800.00')], false);
    expect(asked).to.have.length(0);
    expect(text()).to.equal('');
  });
});
