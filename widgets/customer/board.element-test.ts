import { expect, waitUntil } from '@open-wc/testing';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { problem } from '../testing/fake-bff.ts';
import { settle } from '../testing/fake-clock.ts';
import { type MountedPage, mountPage } from '../testing/fake-customer-page.ts';

const OVERVIEW = 'POST /v1/consumption/overview';
const TREND = 'POST /v1/consumption/trend';
type Asked = BodyOf<typeof TREND>;
type Overview = AnswerOf<typeof OVERVIEW>;
type Trend = AnswerOf<typeof TREND>;

/** What is due in November in each currency. */
interface Consumed {
  [currency: string]: string;
}

const dueIn = (consumed: Consumed) => Object.entries(consumed).map(([currency, amount]) => ({ currency, amount }));

function basisOf({ filter }: Asked, consumed: Consumed) {
  const currency = [filter?.currency ?? 'CNY'].flat()[0] ?? 'CNY';
  const cycles = filter?.cycles ?? { from: '2026-11', to: '2026-11' };
  const due = consumed[currency] ?? '0';
  const figures = { due, paid: { amount: due, unstatedLines: 0 }, lines: due === '0' ? 0 : 3 };
  // What the partner has lines in, not what this customer has.
  const currencies = ['CNY', 'EUR', 'HKD', 'USD'];
  const basis = { cycles, dates: null, areDatesIgnored: false, scope: 'all', isBill: false, currencies } as const;
  return { figures, said: { currency, asOf: '2026-11-21T05:00:00.000Z', isEstimate: cycles.to === '2026-11', basis } };
}

function trendOf(asked: Asked, consumed: Consumed): Trend {
  const { figures, said } = basisOf(asked, consumed);
  return { ...said, total: figures, points: [{ at: '2026-11', ...figures }], outside: null };
}

function overviewOf(asked: Asked, consumed: Consumed): Overview {
  const { figures, said } = basisOf(asked, consumed);
  const stated = { amount: '0', unstatedLines: 0 };
  const sources = [{ source: 'cash', amount: figures.due, unstatedLines: 0, share: '100.00' }] as const;
  const nothing = { previous: null, yearBefore: null, forecast: null, budget: null, mayChangeBudget: false, markedLines: 0, classes: [] };
  return { ...said, ...figures, list: stated, discount: stated, rounding: stated, sources: [...sources], ...nothing };
}

describe('the board of a customer, on the page', () => {
  let mounted: MountedPage | null = null;
  afterEach(() => mounted?.box.remove());

  const asked: Asked[] = [];
  const find = (selector: string) => mounted?.page.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  const text = (): string => find('.s-board')?.textContent?.replaceAll('\u{A0}', ' ').replace(/\s+/g, ' ').trim() ?? '';
  const open = async (consumed: Consumed | null, options: { isAllowed?: boolean; consumptionHref?: string; reseller?: string } = {}) => {
    asked.length = 0;
    const { isAllowed = true, consumptionHref, reseller } = options;
    mounted = await mountPage({
      settings: { locale: 'en', ...(isAllowed ? {} : { refusedEndpoints: [OVERVIEW] }) },
      change: (detail) => ({ ...detail, cycles: detail.cycles.map((cycle) => ({ ...cycle, due: dueIn(consumed ?? {}) })) }),
      host: { consumptionHref: consumptionHref ?? null, ...(reseller && { indirectPartnerId: reseller }) },
      prepare: ({ bff }) => {
        const answer = (make: (body: Asked, consumed: Consumed) => Overview | Trend) => (call: { body: unknown }) => {
          asked.push(call.body as Asked);
          return consumed === null ? problem('internal') : Response.json(make(call.body as Asked, consumed));
        };
        bff.endpoints.set(OVERVIEW, answer(overviewOf));
        bff.endpoints.set(TREND, answer(trendOf));
      },
    });
    await import('./board/index.ts');
    await settle();
  };

  it('asks for this customer alone, for the running cycle and the twelve up to it, and for the reseller whose customer it is', async () => {
    await open({ CNY: '4300.00' }, { reseller: 'par_1234567890123456789012' });
    await waitUntil(() => text().includes('¥4,300.00'), 'No board came.');
    const customerId = mounted?.page.customerId;
    expect(asked.map(({ filter }) => filter?.customerId)).to.deep.equal([customerId, customerId]);
    expect(asked.map(({ indirectPartnerId }) => indirectPartnerId)).to.deep.equal(Array(2).fill('par_1234567890123456789012'));
    expect(asked.map(({ filter }) => filter?.cycles)).to.deep.equal([
      { from: '2026-11', to: '2026-11' },
      { from: '2025-12', to: '2026-11' },
    ]);
  });

  it('says that nothing was consumed, in place of charts without marks', async () => {
    await open({});
    await waitUntil(() => text().includes('Nothing was consumed'), 'Nothing is said.');
    expect(find('.s-board .chart')).to.equal(null);
  });

  it('shows who consumes in another currency in that one, and lets one choose where there are several', async () => {
    await open({ EUR: '20.00', USD: '50.00' });
    await waitUntil(() => text().includes('EUR 20.00'), 'The other currency is not shown.');
    const choices = [...(mounted?.page.shadowRoot?.querySelectorAll<HTMLElement>('.board-currencies button') ?? [])];
    expect(choices.map((choice) => choice.textContent)).to.deep.equal(['EUR', 'USD']);
    choices[1]?.click();
    await waitUntil(() => text().includes('USD 50.00'), 'The choice does nothing.');
    expect(text()).not.to.contain('EUR 20.00');
  });

  it('could not be loaded: said there, with another try, and the page stays', async () => {
    await open(null);
    await waitUntil(() => text().includes('could not be loaded'), 'Nothing is said.');
    expect(find('.s-board button')).not.to.equal(null);
    expect(find('.s-contact')).not.to.equal(null);
  });

  it('is neither asked for nor shown where the session may not see consumption', async () => {
    await open({ CNY: '4300.00' }, { isAllowed: false });
    expect(asked).to.have.length(0);
    expect(find('.s-board')).to.equal(null);
  });

  it('leads to the dashboard where the host has one; the customer goes with the event and stands in no address', async () => {
    await open({ CNY: '4300.00' });
    await waitUntil(() => text().includes('¥4,300.00'), 'No board came.');
    expect(find('.board-open')).to.equal(null);
    mounted?.box.remove();
    await open({ CNY: '4300.00' }, { consumptionHref: '/consumption' });
    await waitUntil(() => find('.board-open'), 'No way to the dashboard.');
    const told: unknown[] = [];
    mounted?.box.addEventListener('partner-consumption-open', (event) => {
      event.preventDefault();
      told.push((event as CustomEvent<unknown>).detail);
    });
    expect(find('.board-open')?.getAttribute('href')).to.equal('/consumption');
    find('.board-open')?.click();
    expect(told).to.deep.equal([{ customerId: mounted?.page.customerId, indirectPartnerId: null }]);
  });
});
