import { beforeEach, describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

const lines: string[] = [];
const log = createLog({ stream: { write: (line) => void lines.push(line) } });
beforeEach(() => void lines.splice(0));

const LINE = {
  requestId: 'req_1',
  traceparent: null,
  partnerId: 'par_1',
  actorId: 'op_1',
  endpoint: 'POST /v1/customers/search',
  status: 200,
  code: null,
  milliseconds: 1.5,
};

describe('the log', () => {
  it('writes one JSON line a request', () => {
    log.request(LINE);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ ...LINE, at: expect.stringMatching(/^\d{4}-.*Z$/), msg: 'request' });
  });

  it('tells where a failure was, and never what its message quotes', () => {
    const cause = Object.assign(new Error('Key (mobile)=(13812341234) exists'), { code: '23505' });
    log.failure('req_1', new TypeError('李雷 wang.fang@example.com\n    at 13812341234', { cause }));
    expect(lines[0]).not.toMatch(/13812341234|李雷|wang\.fang/);
    const { class: name, stack, cause: why } = JSON.parse(lines[0] ?? '');
    expect([name, why.class, why.code]).toEqual(['TypeError', 'Error', '23505']);
    expect(stack[0]).toMatch(/^at .*log\.test\.ts/);
  });

  it('survives what is thrown and is no error', () => {
    log.failure('req_1', '13812341234');
    log.failure('req_2', Object.assign(new Error('x'), { code: '王芳 13812341234' }));
    expect(lines.join()).not.toMatch(/1381234|王芳/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId: 'req_1', class: 'string' });
  });

  it('blacks out names and secrets, should a line ever carry one', () => {
    log.request({ ...LINE, ...{ token: 'pwt_x', customer: { name: '李雷', mobile: '138' } } });
    expect(lines[0]).not.toMatch(/pwt_x|李雷|"138"/);
  });
});
