import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, openFixture, type Session } from './fixture.ts';

type Read = AnswerOf<'POST /v1/coupons/recipients-file'>;

let fixture: Fixture;
let ada: Session;
beforeAll(async () => {
  fixture = await openFixture();
  ada = await fixture.openSession(ADMINISTRATOR);
});
afterAll(() => fixture.store.close());

const send = (bytes: string | Uint8Array, session = ada) => {
  const encoded = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  return session.post<Read>('/v1/coupons/recipients-file', {
    content: btoa(Array.from(encoded, (byte) => String.fromCharCode(byte)).join('')),
  });
};

test('A file of recipients is read by its columns, in any order, with what it leaves out left empty', async () => {
  const { status, answer } = await send('memo,Customer_ID,face_value\r\n"Q4, first",c-1,100.00\r\n,c-2,\r\n');
  expect(status).toBe(200);
  const empty = { partnerCustomerNo: null, validFrom: '', validTo: '', customerNote: '' };
  expect(answer).toEqual({
    lines: [
      { line: 2, customerId: 'c-1', faceValue: '100.00', memo: 'Q4, first', ...empty },
      { line: 3, customerId: 'c-2', faceValue: '', memo: '', ...empty },
    ],
    unread: [],
  });
});

test('A file from a Chinese spreadsheet is read as well: its encoding, and its words for the columns', async () => {
  // 自有编号,面额 in GB18030.
  const head = [0xd7, 0xd4, 0xd3, 0xd0, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc3, 0xe6, 0xb6, 0xee, 0x0a];
  const { answer } = await send(new Uint8Array([...head, ...new TextEncoder().encode('N-1,5\n')]));
  expect(answer.lines).toMatchObject([{ partnerCustomerNo: 'N-1', customerId: null, faceValue: '5' }]);
});

test('Lines that name nobody or cannot be read are told by their number, and the others stay', async () => {
  const { answer } = await send('customer_id,face_value\nc-1,1\n,2\nc-3,3,4,5\nc-4,4\n');
  expect(answer.lines.map(({ customerId }) => customerId)).toEqual(['c-1', 'c-4']);
  expect([...answer.unread].sort()).toEqual([3, 4]);
});

test.each([
  ['face_value\n100\n', 'recipients-file-columns'],
  ['', 'recipients-file-empty'],
  ['customer_id\n', 'recipients-file-empty'],
  ['PK\u0003\u0004 not a table', 'recipients-file-unreadable'],
  [`customer_id\n${'c-1\n'.repeat(10_001)}`, 'batch-too-large'],
])('What is no file of recipients is refused by name: %j', async (text, code) => {
  expect((await send(text)).answer.code).toBe(code);
});

test('Who may not issue may not send one', async () => {
  const manager = await fixture.openSession(ACCOUNT_MANAGER);
  expect((await send('customer_id\nc-1\n', manager)).answer.code).toBe('permission-missing');
});
