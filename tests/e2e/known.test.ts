import { expect, test } from 'vitest';
import { leaksIn } from './known.ts';

test('the search for leaks finds names, phones and addresses wherever they stand', () => {
  const values = ['李雷', 'zhangwei', 'Acme Cloud Ltd', '13812345678', '+86 138-1234', 'a.b@example.com', 'b@example.com'];
  const text =
    '{"x":"<b>李雷</b>","y":["zhangwei"],"z":"at Acme Cloud Ltd.","t":"8613812345678","u":"+86 138-1234","e":"write a.b@example.com."}';
  expect(leaksIn(text, values)).toEqual(values.slice(0, 6));
  expect(leaksIn('zhangweiming, ba.b@example.com, 李**, 138****5678', values)).toEqual([]);
});
