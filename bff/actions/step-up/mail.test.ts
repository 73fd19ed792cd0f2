import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../shared/values/lists.ts';
import { STEP_UP_ENDPOINTS } from '../../../shared/values/money-lists.ts';
import { codeMail } from './mail.ts';

const ENDS = Date.parse('2024-09-15T16:10:30.000Z');
const DESCRIBED = { amounts: [{ amount: 123_450n, currency: 'CNY' }], customers: 3, resellers: null, coupons: null, quotaIds: ['QT-1'] };
const MAIL = { code: '012345', endpoint: 'POST /v1/coupons/issues', described: DESCRIBED, endsAt: ENDS } as const;

describe('the mail with a code', () => {
  it('says what it is for, how much, for how many, from which quota and until when', () => {
    expect(codeMail({ ...MAIL, locale: 'en' }).text).toBe(
      [
        'This code opens the operation below:',
        '    012345',
        '',
        'Operation: Issue coupons',
        'Total: 1234.50 CNY',
        'Customers: 3',
        'Quota: QT-1',
        '',
        'The code is valid until 2024-09-16 00:10 (UTC+8).',
        'It opens this operation with just this amount, once.',
        '',
        'If this is not your doing, give the code to nobody, and tell your company’s administrator at once.',
        '',
      ].join('\n'),
    );
  });

  it('speaks the language of the session', () => {
    const { subject, text } = codeMail({ ...MAIL, locale: 'zh-CN' });
    expect(subject).toBe('验证码：发放券');
    expect(text).toMatch(/总金额：1234\.50 CNY\n客户数：3\n额度：QT-1/);
    expect(text).toMatch(/2024-09-16 00:10（UTC\+8）/);
  });

  it('says its operation whatever it is, and the code in the text alone', () => {
    for (const locale of LOCALES)
      for (const endpoint of STEP_UP_ENDPOINTS) {
        const { subject, text } = codeMail({ ...MAIL, endpoint, locale });
        expect(subject.length).toBeGreaterThan(5);
        expect(subject).not.toMatch(/012345/);
        expect(text.match(/012345/g)).toHaveLength(1);
      }
  });
});
