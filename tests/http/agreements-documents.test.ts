import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../bff/ports/settings.ts';
import { agreementEndpoints } from '../../shared/contract/agreements.ts';
import { contract, type Endpoint } from '../../shared/contract/index.ts';
import { DAY, openAgreements } from './agreement-world.ts';
import type { Fixture } from './fixture.ts';

const DOCUMENT = readFileSync(new URL('../../docs/AGREEMENTS.md', import.meta.url), 'utf8');
const run = promisify(execFile);

function sample(name: string): string {
  const [, code = ''] = new RegExp(`<!-- sample: ${name} -->\\n\`\`\`[a-z]+\\n([\\s\\S]*?)\`\`\``).exec(DOCUMENT) ?? [];
  if (code === '') throw new Error(`docs/AGREEMENTS.md has no sample ${name}.`);
  return code;
}

describe('docs/AGREEMENTS.md', () => {
  it('names every reason for which signing is refused, and no other', () => {
    const [, table = ''] = DOCUMENT.split('| refused as |');
    const named = [...(table.split('\n\n')[0]?.matchAll(/^\| `([a-z-]+)` \|/gm) ?? [])].map(([, code]) => code);
    expect(named.sort()).toEqual([...agreementEndpoints['POST /v1/agreements/sign'].refusals].sort());
  });

  it('names every endpoint that waits for signatures, and how long annexes are kept', () => {
    const gated = Object.entries<Endpoint>(contract).filter(([, { needsAgreements }]) => needsAgreements);
    const [, sentence = ''] = /^.*`needsAgreements`.*$/m.exec(DOCUMENT)?.[0].split('`needsAgreements`') ?? [];
    expect([...sentence.matchAll(/`([A-Z]+ \/v1\/[^`]+)`/g)].map(([, key]) => key)).toEqual(gated.map(([key]) => key));
    expect(DOCUMENT).toContain(`\`AGREEMENT_ANNEX_DAYS\` (${DEFAULT_SETTINGS.agreementAnnexDays})`);
  });

  it('says of every field of a version what it means', () => {
    const { shape } = agreementEndpoints['POST /v1/agreements/versions'].body;
    for (const name of Object.keys(shape)) expect(DOCUMENT).toContain(`| \`${name}\` |`);
  });
});

describe('The samples of docs/AGREEMENTS.md', () => {
  let fixture: Fixture;
  let server: Server;
  let environment: Record<string, string | undefined>;

  beforeEach(async () => {
    fixture = await openAgreements();
    server = createServer(getRequestListener((request) => fixture.bff.fetch(request)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    environment = { ...process.env, BFF: `http://127.0.0.1:${port}`, KEY: fixture.key, CUSTOMER: 'c-1' };
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const answerOf = async (name: string) => JSON.parse((await run('sh', ['-c', sample(name)], { env: environment })).stdout);

  it('publish a version once, however often they are run, and ask whether a customer has signed it', async () => {
    expect(await answerOf('publish.sh')).toMatchObject({ code: 'association-notice', version: 1, noticeDays: 30 });
    expect(await answerOf('publish.sh')).toMatchObject({ version: 1 });
    expect(await answerOf('gate.sh')).toEqual({ isOpen: true, agreements: [] });
    fixture.clock.now += 30 * DAY;
    expect(await answerOf('gate.sh')).toMatchObject({ isOpen: false, agreements: [{ code: 'association-notice', version: 1 }] });
  });
});
