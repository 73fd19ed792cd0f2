import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { CUSTOMER_COLUMNS } from '../../shared/values/lists.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, MANAGER, openFixture, PARTNER, type Session } from './fixture.ts';

type Preferences = AnswerOf<'GET /v1/preferences/customer-list'>;

const PATH = '/v1/preferences/customer-list';
const CHOICE = {
  columns: [
    { column: 'consumption', isShown: true },
    { column: 'email', isShown: false },
  ],
};

let fixture: Fixture;
let mei: Session;
beforeEach(async () => {
  fixture = await openFixture();
  mei = await fixture.openSession(ACCOUNT_MANAGER);
});

const shown = async (session = mei) => (await session.get<Preferences>(PATH)).answer;

describe('how an operator arranged the list', () => {
  it('is as the widget comes until they arrange it', async () => {
    expect(await shown()).toEqual({ columns: [] });
  });

  it('lasts from session to session, for that operator alone', async () => {
    const saved = await mei.put<Preferences>(PATH, CHOICE);
    expect([saved.status, saved.answer]).toEqual([200, CHOICE]);
    expect(await shown(await fixture.openSession(ACCOUNT_MANAGER))).toEqual(CHOICE);
    expect(await shown(await fixture.openSession(ADMINISTRATOR))).toEqual({ columns: [] });
  });

  it('goes back to how the widget comes with an empty list', async () => {
    await mei.put(PATH, CHOICE);
    await mei.put(PATH, { columns: [] });
    expect(await shown()).toEqual({ columns: [] });
  });

  it('takes every column, in any order', async () => {
    const columns = [...CUSTOMER_COLUMNS].reverse().map((column) => ({ column, isShown: true }));
    expect((await mei.put(PATH, { columns })).status).toBe(200);
    expect(await shown()).toEqual({ columns });
  });

  it.each([
    ['a column twice', { columns: [CHOICE.columns[0], CHOICE.columns[0]] }],
    ['a column that there is not', { columns: [{ column: 'shoeSize', isShown: true }] }],
    ['more than the contract names', { columns: [{ column: 'email', isShown: true, width: 3 }] }],
    ['no columns', {}],
  ])('refuses %s and stays as it was', async (_name, body) => {
    await mei.put(PATH, CHOICE);
    const { status, answer } = await mei.put(PATH, body);
    expect([status, answer.code]).toEqual([400, 'request-invalid']);
    expect(await shown()).toEqual(CHOICE);
  });

  it('passes over columns that another version kept', async () => {
    const kept = JSON.stringify({ columns: [{ column: 'shoeSize', isShown: true }, ...CHOICE.columns], density: 'compact' });
    await fixture.store.write(PARTNER, (unit) => unit.preferences.save(PARTNER, MANAGER, 'customer-list', kept));
    expect(await shown()).toEqual(CHOICE);
  });

  it('is not for end customers', async () => {
    const customer = await fixture.openSession({ kind: 'end-customer', customerId: 'c-1' });
    expect((await customer.get(PATH)).answer.code).toBe('session-kind-wrong');
  });
});
