import { expect } from '@open-wc/testing';
import type { AnswerOf, BodyOf } from '../../../../shared/contract/index.ts';
import { allowAssignments } from '../../../testing/fake-assignments.ts';
import { settle } from '../../../testing/fake-clock.ts';
import { all, type Mounted, mount, one, press, texts } from '../../../testing/mount.ts';
import { strings as words } from '../strings/zh-CN.ts';

type Reseller = AnswerOf<'GET /v1/resellers'>['resellers'][number];

const ASSIGN = 'POST /v1/resellers/assign';
const HELD = { operatorId: 'op_1', userId: 'user-1', name: '刘*', assignedAt: '2026-10-01T00:00:00Z' };

describe('resellers', () => {
  let mounted: Mounted;
  let resellers: Reseller[] = [];

  const open = async (): Promise<void> => {
    resellers = [
      { partnerId: 'pt_a', name: '朗屿科技', customers: 12, accountManager: null },
      { partnerId: 'pt_b', name: '观澜数据', customers: 1, accountManager: HELD },
      { partnerId: 'pt_c', name: '远山云', customers: 0, accountManager: null },
    ];
    mounted = await mount({ hasResellers: true }, 1280, ({ bff, list }) => {
      allowAssignments(bff);
      list.state = { indirectPartnerId: 'all' };
      bff.endpoints.set('GET /v1/resellers', () => Response.json({ resellers }));
      bff.endpoints.set('POST /v1/resellers/withdraw', () => Response.json({ results: [], done: 0, refused: 0 }));
      bff.endpoints.set(ASSIGN, ({ body }) => Response.json(assign(body as BodyOf<typeof ASSIGN>)));
      bff.endpoints.set('GET /v1/resellers/:partnerId/account-managers', () =>
        Response.json({ periods: [{ ...HELD, endedAt: '2026-11-01T02:00:00Z' }] }),
      );
    });
    await Promise.all([import('../desk.ts'), import('./reseller-task.ts'), import('../strings/zh-CN.ts')]);
    await press(mounted.list, '.tool-resellers');
    await settle();
  };
  const assign = ({ partnerIds, operatorId }: BodyOf<typeof ASSIGN>): AnswerOf<typeof ASSIGN> => {
    const results = partnerIds.map((partnerId) => {
      const reseller = resellers.find((candidate) => candidate.partnerId === partnerId);
      const isHeld = reseller?.accountManager != null;
      if (reseller && !isHeld) reseller.accountManager = { ...HELD, operatorId };
      return {
        partnerId,
        state: isHeld ? ('refused' as const) : ('done' as const),
        refusal: isHeld ? ('reseller-assigned' as const) : null,
      };
    });
    return { results, done: results.length, refused: 0 };
  };
  const assignBoth = async (): Promise<void> => {
    for (const place of [0, 2]) (all(mounted.list, '.dialog .person input')[place] as HTMLElement).click();
    await settle();
    await press(mounted.list, '.dialog-foot .button:first-of-type');
    await settle();
    await press(mounted.list, '.options .option:nth-child(2) input');
  };
  const submit = async (): Promise<void> => {
    await press(mounted.list, '.dialog-foot .primary');
    await settle();
    await settle();
  };

  afterEach(() => mounted.box.remove());

  it('assigns those without an account manager', async () => {
    await open();
    await assignBoth();
    await submit();
    const asked = mounted.bff.requests.find(({ key }) => key === ASSIGN)?.body;
    expect(asked).to.deep.equal({ partnerIds: ['pt_a', 'pt_c'], operatorId: 'op_1' });
    expect(texts(mounted.list, '.dialog .result-title')).to.deep.equal([words.resellers.assigned]);
  });

  it('names each that was refused, and why', async () => {
    await open();
    await assignBoth();
    const quicker = resellers[2];
    if (quicker) quicker.accountManager = { ...HELD, operatorId: 'op_0' };
    await submit();
    expect(texts(mounted.list, '.dialog .result-title')).to.deep.equal([words.resellers.partial(1, 1)]);
    expect(one(mounted.list, '.dialog .result-detail').textContent).to.contain('远山云').and.contain('已有客户经理');
  });

  it('counts as done what a lost answer had carried out', async () => {
    await open();
    await assignBoth();
    mounted.bff.plan(ASSIGN, () => {
      assign({ partnerIds: ['pt_a', 'pt_c'], operatorId: 'op_1' });
      throw new TypeError('Failed to fetch');
    });
    await submit();
    expect(texts(mounted.list, '.dialog .result-title')).to.deep.equal([words.failures.offline[0]]);
    await submit();
    expect(mounted.bff.count(ASSIGN)).to.equal(1);
    expect(texts(mounted.list, '.dialog .result-title')).to.deep.equal([words.resellers.assigned]);
  });

  it('tells who managed one before', async () => {
    await open();
    await press(mounted.list, '.dialog .person [aria-expanded]');
    await settle();
    expect(texts(mounted.list, '.history li')[0]).to.contain('user-1 刘*').and.contain('2026-10-01 08:00 – 2026-11-01 10:00');
  });
});
