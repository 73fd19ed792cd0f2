import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { DATABASE_FILE } from '../../bff/node/program/world.ts';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { sign } from './agreement-world.ts';
import { installationKeys } from './installation.ts';
import { customerRecord, PARTNER, partnerRecord } from './records.ts';
import { type Ran, runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'partner-agreement-'));
const { security, put } = installationKeys();
const SOURCE = '# 须知\r\n\r\n第一条：合作伙伴提供服务。\r\n';

beforeAll(async () => {
  await put(folder);
  await inStore((store) =>
    store.write(PARTNER, async (unit) => {
      await unit.partners.add({ ...partnerRecord(), name: 'Example Cloud' });
      await unit.customers.save(PARTNER, [customerRecord('cus-1')]);
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function inStore<Answer>(work: (store: Store) => Promise<Answer>): Promise<Answer> {
  const store = await openSqliteStore({ path: join(folder, DATABASE_FILE), security });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const run = (...args: string[]) => runCommand('agreement', args, { DATA_DIR: folder, LOG_LEVEL: 'silent' });
const publishing = (code: string, path: string, ...more: string[]) =>
  run(
    ...['publish', '--partner', 'Example Cloud', '--code', code, '--audience', 'agency-sale,referral', '--notice-days', '30'],
    ...['--text', `zh-CN=${path}`, '--title', 'zh-CN=客户关联须知', ...more],
  );
const trail = () => inStore((store) => store.reads.audit.after(PARTNER, 0, 100));

test('A version is checked, published with its bytes as they are, listed, corrected and withdrawn at the command line, each on record', async () => {
  const path = file('notice.md', SOURCE);
  const digest = hash('sha256', SOURCE);
  const checked = await run('check', '--text', `zh-CN=${path}`);
  expect(checked).toMatchObject({ code: 0, output: expect.stringContaining(digest) });

  const published = await publishing('association-notice', path, '--required', '--view', 'headings');
  expect(published.output).toContain('association-notice version 1 of Example Cloud is published, effective now.');
  expect(published.output).toContain(`source    sha256 ${digest}`);
  expect(published.output).toContain('After 30 days, what they do themselves waits for the signature.');
  const text = await inStore((store) => store.reads.agreements.text(PARTNER, 'association-notice', 1, 'zh-CN'));
  expect(text).toMatchObject({ source: SOURCE, sourceSha256: digest, title: '客户关联须知' });

  const again = await publishing('association-notice', path, '--required', '--view', 'headings');
  expect(again.code).not.toBe(0);
  expect(again.output).toContain('says exactly this already. Nothing was published.');

  await publishing('association-notice', file('second.md', `${SOURCE}\r\n第二条。\r\n`), '--effective', '2099-01-01T00:00:00+08:00');
  const listed = (await run('list')).output;
  expect(listed).toContain(`${PARTNER}  Example Cloud`);
  expect(listed).toContain('association-notice: 0 signed, 1 to sign, 0 overdue');
  expect(listed).toMatch(/version 2 {2}effective later; effective 2098-12-31T16:00:00.000Z; agency-sale and referral; not required/);
  expect(listed).toMatch(/version 1 {2}counts now; .*; required after 30 days; view: headings/);

  const withdrawn = await run('withdraw', '--partner', PARTNER, '--code', 'association-notice', '--version', '2');
  expect(withdrawn.output).toContain('association-notice version 2 is withdrawn. What was signed stays signed.\nVersion 1 counts now.');
  expect((await run('withdraw', '--partner', PARTNER, '--code', 'association-notice', '--version', '2')).output).toContain(
    'was withdrawn before',
  );
  expect((await run('withdraw', '--partner', PARTNER, '--code', 'association-notice', '--version', '3')).output).toContain(
    'Example Cloud has no version 3 of association-notice. Nothing was changed.',
  );

  const rows = await trail();
  expect(rows.map(({ action, actor, outcome, refusal }) => [action, actor.id, outcome, refusal])).toEqual([
    ['agreement.publish', 'command-line', 'done', null],
    ['agreement.publish', 'command-line', 'refused', 'agreement-unchanged'],
    ['agreement.publish', 'command-line', 'done', null],
    ['agreement.withdraw', 'command-line', 'done', null],
    ['agreement.withdraw', 'command-line', 'refused', 'agreement-withdrawn'],
    ['agreement.withdraw', 'command-line', 'refused', 'not-found'],
  ]);
  expect(rows[0]?.details).toMatchObject({ version: 1, isRequired: true, digests: [expect.stringContaining(`zh-CN ${digest}`)] });
}, 120_000);

describe('what publishing refuses, before it touches anything', () => {
  const good = file('good.md', SOURCE);

  it.each<[string, () => Promise<Ran>, string]>([
    [
      'a text that cannot be frozen, at its line',
      () => publishing('x-1', file('html.md', '# 须知\n\n好的。\n\n<b>粗</b>\n')),
      'html.md:5: HTML is not taken',
    ],
    ['an instant that is over', () => publishing('x-1', good, '--effective', '2020-01-01T00:00:00Z'), '--effective lies in the past'],
    ['a partner that there is not', () => publishing('x-1', good, '--partner', 'Nobody'), 'There is no partner "Nobody" here'],
    ['what is left out', () => run('publish', '--partner', PARTNER), '--code is missing'],
  ])('%s', async (_, typed, said) => {
    const { code, output } = await typed();
    expect(output).toContain(said);
    expect(code).not.toBe(0);
  });

  it('and leaves no version behind', async () => {
    expect(await inStore((store) => store.reads.agreements.versions(PARTNER, 'x-1'))).toEqual([]);
  });
});

test('Checking a text needs neither keys nor a database, and tells every fault by line with the line itself', async () => {
  const path = file('faulty.md', '# 须知\n\n<div>一</div>\n\n![图](https://example.com/a.png)\n\n[看](javascript:alert(1))\n');
  const { code, output } = await runCommand('agreement', ['check', '--text', `zh-CN=${path}`], { DATA_DIR: join(folder, 'nowhere') });
  expect(code).not.toBe(0);
  expect(output).toContain(`${path}:3: HTML is not taken; write it as Markdown.\n    <div>一</div>`);
  expect(output).toContain(`${path}:5: Pictures are not taken; say it in words.`);
  expect(output).toContain(
    `${path}:7: A link leads to https: or mailto: alone, and where its words are an address, to that host.\n    [看](javascript:alert(1))`,
  );
});

test('Whether a partner’s real name is verified is said at the command line', async () => {
  const set = (...args: string[]) =>
    runCommand('partner', ['set', '--partner', PARTNER, ...args], { DATA_DIR: folder, LOG_LEVEL: 'silent' });
  expect((await set('--verified', 'yes')).output).toContain('its real name is verified; it can apply for payment agreement contracts.');
  expect(await inStore((store) => store.reads.partners.find(PARTNER))).toMatchObject({ isVerified: true });
  expect((await set('--verified', 'maybe')).output).toContain('--verified is one of yes, no.');
  expect((await set('--verified', 'no')).output).toContain('Those it has stay.');
  expect((await trail()).at(-1)).toMatchObject({ action: 'settings.save', details: { isVerified: false } });
});

describe('A customer who is made to look signed past the service', () => {
  const forged = `insert into agreement_standings select partner_key, 'association-notice', customer_key, 'sig-forged', 7, 'self',
    '2024-09-30T04:00:00.000Z', 'x', 0 from customers where customer_id = 'cus-1'`;
  const said = 'cus-1 association-notice: kept is version 7 (sig-forged), the chain has no signature';
  const tamper = (text: string) => {
    const database = new DatabaseSync(join(folder, DATABASE_FILE));
    database.exec(text);
    database.close();
  };

  test('is told by verify and by agreement standings, and is asked to sign again once standings are made anew', async () => {
    tamper(forged);
    const verified = await runCommand('verify', [], { DATA_DIR: folder, LOG_LEVEL: 'silent' });
    expect(verified).toMatchObject({ code: 1, output: expect.stringContaining(said) });
    const compared = await run('standings', '--partner', 'Example Cloud');
    expect(compared).toMatchObject({ code: 1, output: expect.stringContaining(said) });
    expect(compared.output).toContain('agreement standings --rebuild');
    expect((await run('list')).output).toContain('association-notice: 1 signed');

    const rebuilt = await run('standings', '--rebuild');
    expect(rebuilt).toMatchObject({ code: 0, output: expect.stringContaining('Made anew from the chain, on record: 1.') });
    expect((await run('list')).output).toContain('association-notice: 0 signed');
    expect((await trail()).at(-1)).toMatchObject({ action: 'agreement.rebuild-standings', targets: ['cus-1'] });
    expect(await run('standings')).toMatchObject({ code: 0, output: expect.stringContaining('Every standing is what the chain') });
  }, 60_000);

  test('is not made anew from a chain into which somebody put a signature as well', async () => {
    await inStore((store) => store.write(PARTNER, (unit) => sign(unit, 'sig-1')));
    tamper(`drop trigger signature_rows_no_update; update signature_rows set version = 9`);
    const refused = await run('standings', '--rebuild');
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('Left as they are: 1. Their chain is broken') });
    expect(await inStore((store) => store.reads.agreements.standings(PARTNER, 'cus-1'))).toMatchObject([{ version: 1 }]);
  }, 60_000);
});
