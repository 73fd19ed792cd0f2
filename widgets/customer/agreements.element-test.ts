import { expect, waitUntil } from '@open-wc/testing';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { problem } from '../testing/fake-bff.ts';
import { settle } from '../testing/fake-clock.ts';
import { type MountedPage, mountPage } from '../testing/fake-customer-page.ts';

type Standing = AnswerOf<'GET /v1/customers/:customerId/agreements'>['standings'][number];
const ENDPOINT = 'GET /v1/customers/:customerId/agreements';

function standing(more: Partial<Standing> = {}): Standing {
  const signed = {
    recordId: 'sig_1',
    version: 1,
    at: '2026-01-02T03:04:05.000Z',
    capacity: 'self',
    receiptNumber: '2M93-SQW6-79ZJ',
  } as const;
  return {
    code: 'association-notice',
    title: 'Association notice',
    version: 2,
    state: 'pending',
    isRequired: true,
    dueAt: '2026-12-05T16:00:00.000Z',
    signed: { ...signed, isWithdrawn: false },
    ...more,
  };
}

describe('agreements on a customer’s page', () => {
  let mounted: MountedPage | null = null;
  let asked: (string | undefined)[] = [];
  afterEach(() => mounted?.box.remove());

  const lines = (): string[] =>
    [...(mounted?.page.shadowRoot?.querySelectorAll('.s-agreements li') ?? [])].map(
      (one) => one.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    );
  const text = (): string => mounted?.page.shadowRoot?.querySelector('.s-agreements')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const open = async (standings: Standing[] | Response, isAllowed = true): Promise<void> => {
    asked = [];
    mounted = await mountPage({
      settings: { locale: 'en', ...(isAllowed ? {} : { refusedEndpoints: [ENDPOINT] }) },
      prepare: ({ bff }) =>
        void bff.endpoints.set(ENDPOINT, ({ params }) => {
          asked.push(params.customerId);
          return standings instanceof Response ? standings : Response.json({ standings, asOf: '2026-11-21T05:00:00Z' });
        }),
    });
    await import('./agreements/index.ts');
    await settle();
  };

  it('say what is overdue first, what is to be signed until when, and what was signed by which receipt', async () => {
    await open([
      standing({ code: 'a', title: 'A', state: 'signed', dueAt: null, version: 1 }),
      standing({ code: 'b', title: 'B' }),
      standing({ code: 'c', title: 'C', state: 'overdue', signed: null }),
    ]);
    await waitUntil(() => lines().length === 3, 'No section came.');
    expect(lines().map((line) => line[0])).to.deep.equal(['C', 'B', 'A']);
    expect(lines()[0]).to.contain('Never signed');
    expect(lines()[0]).to.contain('The notice period ended on 2026-12-05 24:00 (UTC+8)');
    expect(lines()[1]).to.contain('To be signed by 2026-12-05 24:00 (UTC+8)');
    expect(lines()[2]).to.contain('signed 2026-01-02 11:04 (UTC+8) · For myself · receipt 2M93-SQW6-79ZJ');
    expect(asked).to.deep.equal([mounted?.page.customerId]);
  });

  it('offer the text of what counts as a file, and say where it did not come', async () => {
    await open([standing()]);
    await waitUntil(() => lines().length === 1, 'No section came.');
    const paths: string[] = [];
    mounted?.fake.bff.endpoints.set('GET /v1/agreements/:code/versions/:version/file', ({ params }) => {
      paths.push(`${params.code} ${params.version}`);
      return problem('internal');
    });
    mounted?.page.shadowRoot?.querySelector<HTMLButtonElement>('.s-agreements button')?.click();
    await waitUntil(() => text().includes('The text was not downloaded'), 'Not said.');
    expect(paths).to.deep.equal(['association-notice 2']);
  });

  it('could not be loaded: said there, with another try, and the page stays', async () => {
    await open(problem('internal'));
    await waitUntil(() => text().includes('could not be loaded'), 'Nothing is said.');
    expect(mounted?.page.shadowRoot?.querySelector('.s-contact')).not.to.equal(null);
  });

  it('are neither asked for nor told of where the session may not see them', async () => {
    await open([standing()], false);
    expect(asked).to.have.length(0);
    expect(text()).to.equal('');
  });
});
