import { CompactEncrypt } from 'jose';
import { expect, it } from 'vitest';
import { toBytes } from './bytes.ts';
import { openWithPassphrase, sealWithPassphrase } from './passphrase.ts';

const sealed = await sealWithPassphrase('the keys: 李雷', 'correct horse é');

it('opens what the same passphrase sealed, however its accents were typed', async () => {
  expect(await openWithPassphrase(`${sealed}\n`, 'correct horse é'.normalize('NFD'))).toBe('the keys: 李雷');
  expect(sealed).not.toContain('keys');
});

it('opens nothing with another passphrase, nor what was changed', async () => {
  expect(await openWithPassphrase(sealed, 'correct horse e')).toBeNull();
  expect(await openWithPassphrase(`${sealed.slice(0, -3)}AAA`, 'correct horse é')).toBeNull();
  expect(await openWithPassphrase('a letter', 'correct horse é')).toBeNull();
});

it('opens no text of another kind, and is not kept busy by one', async () => {
  const other = (header: object, p2c: number) =>
    new CompactEncrypt(toBytes('x'))
      .setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', ...header })
      .setKeyManagementParameters({ p2c })
      .encrypt(toBytes('p'));
  expect(await openWithPassphrase(await other({}, 1_000), 'p')).toBeNull();
  expect(await openWithPassphrase(await other({ typ: 'partner-widgets-keys+jwe' }, 1_000), 'p')).toBe('x');
  const [header = '', ...rest] = (await other({ typ: 'partner-widgets-keys+jwe' }, 1_000)).split('.');
  const greedy = JSON.stringify({ ...JSON.parse(Buffer.from(header, 'base64url').toString()), p2c: 2_000_000_000 });
  expect(await openWithPassphrase([Buffer.from(greedy).toString('base64url'), ...rest].join('.'), 'p')).toBeNull();
});
