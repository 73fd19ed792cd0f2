import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { secretContext } from '../../bff/actions/events/secret-context.ts';
import { exampleEvent } from '../../bff/http/examples/events.ts';
import { createBff } from '../../bff/index.ts';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { WebhookSender } from '../../bff/ports/events.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { eventData } from '../../shared/contract/event-data.ts';
import { eventOf } from '../../shared/contract/events.ts';
import { EVENT_TYPES } from '../../shared/values/lists.ts';
import { assigned, HOOK, newEvent, webhook } from '../storage/event-world.ts';
import { PARTNER, partnerRecord } from '../storage/records.ts';
import { openFixture } from './fixture.ts';

const DOCUMENT = readFileSync(new URL('../../docs/EVENTS.md', import.meta.url), 'utf8');

/** The code that follows a mark such as `<!-- sample: verify.mjs -->`. */
function sample(name: string): string {
  const [, code = ''] = new RegExp(`<!-- sample: ${name} -->\\n\`\`\`[a-z]+\\n([\\s\\S]*?)\`\`\``).exec(DOCUMENT) ?? [];
  if (code === '') throw new Error(`docs/EVENTS.md has no sample ${name}.`);
  return code;
}

describe('docs/EVENTS.md', () => {
  const sections = DOCUMENT.slice(DOCUMENT.indexOf('\n## Types')).split(/^### /m).slice(1);

  it('shows every type, and no other', () => {
    expect(sections.map((text) => /^`([^`]+)`/.exec(text)?.[1])).toEqual([...EVENT_TYPES]);
  });

  it.each(EVENT_TYPES)('says of %s what the contract says, with an example that the contract accepts', (type) => {
    const text = sections[EVENT_TYPES.indexOf(type)] ?? '';
    const [, json = ''] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
    expect(JSON.parse(json)).toEqual(exampleEvent(type));
    expect(eventOf(type).safeParse(JSON.parse(json)).error).toBeUndefined();
    expect(text).toContain(`\n\n${eventData[type].description}\n\n`);
    const rows = [...text.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, name, meaning]) => [name, meaning]);
    expect(rows).toEqual(Object.entries(eventData[type].shape).map(([name, { description }]) => [name, description]));
  });

  it('and openapi.json name the same types, each with its example and the headers that sign it', async () => {
    const fixture = await openFixture();
    // biome-ignore lint/suspicious/noExplicitAny: a document is walked as JSON.
    const { webhooks } = (await fixture.call('GET', '/openapi.json', { origin: null })).answer as any;
    expect(Object.keys(webhooks)).toEqual([...EVENT_TYPES]);
    for (const type of EVENT_TYPES) {
      const { requestBody, parameters } = webhooks[type].post;
      const { schema, example } = requestBody.content['application/json'];
      expect(example).toEqual(exampleEvent(type));
      expect(schema.properties.type).toMatchObject({ const: type });
      expect(Object.keys(schema.properties.data.properties)).toEqual(Object.keys(eventData[type].shape));
      expect(parameters.map(({ name }: { name: string }) => name)).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature']);
    }
    expect((await fixture.call('GET', '/docs', { origin: null })).text).toContain('id="event-customer-assigned"');
  });
});

type Sent = Parameters<WebhookSender['send']>[0];

/** A message as a receiver gets it, signed with a secret and with the one before it. */
async function sendOne(): Promise<{ message: Sent; secret: string; earlier: string }> {
  const security = createDemonstrationSecurity();
  const store = await openSqliteStore({ path: ':memory:', security });
  const sent: Sent[] = [];
  const sender: WebhookSender = {
    refuseAddress: () => null,
    send: async (request) => {
      sent.push(request);
      return { status: 204, reason: 'answered', retryAfterSeconds: null };
    },
  };
  const clock = { now: () => Date.now(), businessNow: () => Date.now() };
  const at = new Date().toISOString();
  const [secret, earlier] = [security.makeWebhookSecret(), security.makeWebhookSecret()];
  const seal = (one: string) => security.sealField(one, secretContext(PARTNER, HOOK));
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const hook = webhook({ secretSealed: await seal(secret), earlier: { secretSealed: await seal(earlier), until }, createdAt: at });
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add(partnerRecord());
    await unit.events.addWebhook(hook);
    await unit.events.append(PARTNER, [newEvent(assigned('客户-1', at))]);
  });
  await createBff({ store, clock, security, sender, log: { request: () => {}, failure: () => {} } }).webhooks.runOnce();
  await store.close();
  const [message] = sent;
  if (!message) throw new Error('Nothing was sent.');
  return { message, secret, earlier };
}

const isThere = (command: string) => spawnSync(command, ['--version']).error === undefined;
const [HAS_JAVA, HAS_PHP] = [isThere('javac') && isThere('java'), isThere('php')];

describe('The samples of docs/EVENTS.md', () => {
  let folder: string;
  let message: Sent;
  let secrets: { genuine: readonly string[]; foreign: string };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'partner-events-'));
    const sent = await sendOne();
    message = sent.message;
    secrets = { genuine: [sent.secret, sent.earlier], foreign: createDemonstrationSecurity().makeWebhookSecret() };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  interface Asked {
    secret: string;
    headers: Record<string, string>;
    body: string;
  }
  /** What must be taken, and what must not. */
  function cases(): [boolean, Asked][] {
    const { headers, body } = message;
    const [secret = ''] = secrets.genuine;
    const old = String(Number(headers['webhook-timestamp']) - 301);
    const resigned = `v1,${new Webhook(secret).sign(headers['webhook-id'] ?? '', new Date(Number(old) * 1000), body).slice(3)}`;
    return [
      ...secrets.genuine.map((one): [boolean, Asked] => [true, { secret: one, headers, body }]),
      [false, { secret: secrets.foreign, headers, body }],
      [false, { secret, headers, body: body.replace('op_1', 'op_2') }],
      [false, { secret, headers: { ...headers, 'webhook-id': 'evt_other' }, body }],
      [false, { secret, headers: { ...headers, 'webhook-signature': 'v1,' }, body }],
      [false, { secret, headers: { ...headers, 'webhook-timestamp': 'now' }, body }],
      [false, { secret, headers: { ...headers, 'webhook-timestamp': old, 'webhook-signature': resigned }, body }],
    ];
  }
  const partsOf = ({ secret, headers, body }: Asked) => [
    secret,
    headers['webhook-id'] ?? '',
    headers['webhook-timestamp'] ?? '',
    headers['webhook-signature'] ?? '',
    Buffer.from(body).toString('base64'),
  ];
  /** Runs a program that reads one case a line and says of each whether it is genuine. */
  function answersOf(command: string, args: string[]): string[] {
    const lines = cases().map(([, asked]) => partsOf(asked).join('\t'));
    const { stdout, stderr, status } = spawnSync(command, args, { cwd: folder, input: `${lines.join('\n')}\n`, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim().split('\n');
  }
  const expected = () => cases().map(([isGenuine]) => String(isGenuine));

  test('Node takes what was sent, with either secret, and nothing that was changed, is old, or was signed by somebody else', async () => {
    const path = join(folder, 'verify.mjs');
    writeFileSync(path, sample('verify.mjs'));
    const { isGenuine } = await import(pathToFileURL(path).href);
    for (const [isTrue, { secret, headers, body }] of cases()) {
      expect(isGenuine(secret, headers, body)).toBe(isTrue);
      expect(isGenuine(secret, headers, Buffer.from(body))).toBe(isTrue);
    }
    expect(isGenuine(secrets.genuine[0], {}, message.body)).toBe(false);
  });

  // Where there is no JDK, and below no PHP, there is nothing that could be tried.
  if (HAS_JAVA)
    test('Java 8 does the same', () => {
      writeFileSync(join(folder, 'PartnerEvents.java'), sample('PartnerEvents.java'));
      writeFileSync(join(folder, 'Main.java'), JAVA_MAIN);
      const compiled = spawnSync('javac', ['--release', '8', 'PartnerEvents.java', 'Main.java'], { cwd: folder, encoding: 'utf8' });
      expect(compiled.status, compiled.stderr).toBe(0);
      expect(answersOf('java', ['-cp', '.', 'Main'])).toEqual(expected());
    });

  if (HAS_PHP)
    test('PHP does the same', () => {
      writeFileSync(join(folder, 'verify.php'), sample('verify.php'));
      writeFileSync(join(folder, 'main.php'), PHP_MAIN);
      expect(answersOf('php', ['main.php'])).toEqual(expected());
    });
});

const JAVA_MAIN = `import java.util.Base64;
import java.util.Scanner;
public class Main {
  public static void main(String[] arguments) throws Exception {
    Scanner lines = new Scanner(System.in, "UTF-8");
    while (lines.hasNextLine()) {
      String[] part = lines.nextLine().split("\\t");
      System.out.println(PartnerEvents.isGenuine(part[0], part[1], part[2], part[3], Base64.getDecoder().decode(part[4])));
    }
  }
}
`;

const PHP_MAIN = `<?php
require 'verify.php';
while (($line = fgets(STDIN)) !== false) {
  [$secret, $id, $timestamp, $signatures, $body] = explode("\\t", rtrim($line, "\\n"));
  echo is_genuine($secret, $id, $timestamp, $signatures, base64_decode($body)) ? "true\\n" : "false\\n";
}
`;
