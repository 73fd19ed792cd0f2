import { DELIVERY_STATES, type DeliveryState, EVENT_TYPES, type EventType } from '../../../shared/values/lists.ts';
import { addWebhook } from '../../actions/events/add-webhook.ts';
import { changeWebhookSecret } from '../../actions/events/change-secret.ts';
import { removeWebhook } from '../../actions/events/remove-webhook.ts';
import { replayEvents } from '../../actions/events/replay.ts';
import { testWebhook } from '../../actions/events/test-webhook.ts';
import type { CommandLineCaller } from '../../actions/events/webhook-command.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { EARLIER_SECRET_HOURS } from '../../domain/webhook-rules.ts';
import type { Command } from '../program/command.ts';
import { findPartner, noPartnerYet } from '../program/find-partner.ts';
import { typed } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments, ways } from '../program/usage.ts';
import { type OpenedWorld, openWorld } from '../program/world.ts';
import { deliveryLine, noSuchWebhook, originOf, refusalSentence, webhookLines } from './webhook-words.ts';

const USAGE = `Webhooks of a partner: addresses of its own systems that are told of what happens.

${ways([
  ['webhook list [--partner PARTNER]', 'webhooks, what waits for each, and why what fails fails'],
  [
    'webhook add --partner PARTNER --url URL [--types TYPE,TYPE]',
    'adds one and shows its secret, once; without --types it is told of everything',
  ],
  ['webhook remove --partner PARTNER --webhook WEBHOOK', 'removes it, and drops what waits for it'],
  [
    'webhook rotate-secret --partner PARTNER --webhook WEBHOOK',
    `makes a new secret and shows it, once; the one before it signs too for ${EARLIER_SECRET_HOURS} hours`,
  ],
  ['webhook test --partner PARTNER --webhook WEBHOOK', 'sends it an event webhook.test, also where it is left alone because it fails'],
  [
    'webhook replay --partner PARTNER --webhook WEBHOOK [--from SEQUENCE]',
    'sends what was given up again; with --from, everything that is kept from that sequence on',
  ],
  [
    `webhook deliveries --partner PARTNER --webhook WEBHOOK [--state ${DELIVERY_STATES.join('|')}] [--after SEQUENCE]`,
    'events that were given up (or that wait), in order',
  ],
])}

PARTNER is a partner's id or name, WEBHOOK an id of the list. TYPE is one of
${EVENT_TYPES.join(', ')}.
Events go out of the service, a second after they happen or are replayed: it has to run.`;

const OPTIONS = {
  partner: { type: 'string' },
  webhook: { type: 'string' },
  url: { type: 'string' },
  types: { type: 'string' },
  from: { type: 'string' },
  state: { type: 'string' },
  after: { type: 'string' },
} as const;
type Options = { readonly [Name in keyof typeof OPTIONS]?: string };
type Run = (world: OpenedWorld, options: Options) => Promise<void>;

const COMMANDS: Readonly<Record<string, Run>> = { list, add, remove, 'rotate-secret': rotateSecret, test, replay, deliveries };
const PAGE = 100;

export const webhookCommand: Command = {
  summary: "lists, adds, tests, replays and removes a partner's webhooks",
  usage: USAGE,
  run: async (args) => {
    const { values, positionals } = readArguments({ args, allowPositionals: true, options: OPTIONS }, USAGE);
    const [command] = positionals;
    if (command === undefined || command === 'help') return console.log(USAGE);
    const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
    if (!run) throw new StartFailure(`There is no command "${command}".\n\n${USAGE}`);
    const world = await openWorld();
    try {
      await run(world, values);
    } finally {
      await world.close();
    }
  },
};

async function list({ store }: OpenedWorld, { partner: named }: Options): Promise<void> {
  const partners = named === undefined ? await store.reads.partners.list() : [await findPartner(store, named)];
  if (partners.length === 0) console.log(noPartnerYet());
  let count = 0;
  for (const partner of partners) {
    const webhooks = await store.reads.events.webhooks(partner.partnerId);
    count += webhooks.length;
    if (webhooks.length === 0) continue;
    console.log(`${partner.partnerId}  ${partner.name}`);
    for (const webhook of webhooks) for (const line of webhookLines(partner, webhook)) console.log(line);
  }
  if (partners.length > 0 && count === 0)
    console.log(`There is no webhook yet. ${typed('webhook add --partner PARTNER --url URL')} adds one.`);
}

async function add(world: OpenedWorld, options: Options): Promise<void> {
  const url = needed(options.url, '--url');
  if (!URL.canParse(url)) throw new StartFailure('--url is an address such as https://erp.example.com/events. Nothing was added.');
  const caller = await callerOf(world, options);
  const added = await addWebhook(world, { ...callOf(world, caller), body: { url, types: typesOf(options.types) } });
  const { webhook, secret } = unlessRefused(added, caller);
  const { partnerId, name } = caller.partner;
  console.log(
    `${webhook.webhookId} of ${name} is told of what happens from now on, at ${originOf(url)}. Its secret is shown this once:\n\n${secret}\n`,
  );
  console.log(`See whether it is reached: ${typed(`webhook test --partner ${partnerId} --webhook ${webhook.webhookId}`)}`);
}

async function remove(world: OpenedWorld, options: Options): Promise<void> {
  const { caller, webhookId } = await named(world, options);
  unlessRefused(await removeWebhook(world, { ...callOf(world, caller), params: { webhookId } }), caller);
  console.log(`${webhookId} of ${caller.partner.name} is removed. What waited for it is dropped; GET /v1/events still has it.`);
}

async function rotateSecret(world: OpenedWorld, options: Options): Promise<void> {
  const { caller, webhookId } = await named(world, options);
  const changed = await changeWebhookSecret(world, { ...callOf(world, caller), params: { webhookId }, body: {} });
  const { secret, earlierValidUntil } = unlessRefused(changed, caller);
  console.log(`The new secret of ${webhookId} is shown this once; the one before it signs too until ${earlierValidUntil}:\n\n${secret}\n`);
}

async function test(world: OpenedWorld, options: Options): Promise<void> {
  const { caller, webhookId } = await named(world, options);
  const sent = await testWebhook(world, { ...callOf(world, caller), params: { webhookId }, body: {} });
  const { event } = unlessRefused(sent, caller);
  console.log(`${event.id} waits for ${webhookId}; the service sends it within seconds.`);
  console.log(`See what became of it: ${typed(`webhook list --partner ${caller.partner.partnerId}`)}`);
}

async function replay(world: OpenedWorld, options: Options): Promise<void> {
  const { caller, webhookId } = await named(world, options);
  const from = options.from === undefined ? {} : { from: sequenceOf(options.from, '--from', 1) };
  const done = await replayEvents(world, { ...callOf(world, caller), params: { webhookId }, body: from });
  const { replayed } = unlessRefused(done, caller);
  console.log(`${replayed} ${replayed === 1 ? 'event waits' : 'events wait'} for ${webhookId} again; the service sends them in order.`);
}

async function deliveries(world: OpenedWorld, options: Options): Promise<void> {
  const state = stateOf(options.state);
  const after = options.after === undefined ? 0 : sequenceOf(options.after, '--after', 0);
  const { caller, webhookId } = await named(world, options);
  const { partnerId } = caller.partner;
  const { events } = world.store.reads;
  if (!(await events.receiver(partnerId, webhookId))) throw new StartFailure(noSuchWebhook(caller.partner));
  const found = await events.deliveries(partnerId, webhookId, state, after, PAGE + 1);
  if (found.length === 0) console.log(state === 'parked' ? `Nothing was given up for ${webhookId}.` : `Nothing waits for ${webhookId}.`);
  for (const one of found.slice(0, PAGE)) console.log(deliveryLine(one));
  const last = found[PAGE - 1];
  if (found.length <= PAGE || !last) return;
  const next = `webhook deliveries --partner ${partnerId} --webhook ${webhookId} --state ${state} --after ${last.event.sequence}`;
  console.log(`There are more: ${typed(next)}`);
}

async function named(world: OpenedWorld, options: Options): Promise<{ caller: CommandLineCaller; webhookId: string }> {
  const webhookId = needed(options.webhook, '--webhook');
  return { caller: await callerOf(world, options), webhookId };
}

async function callerOf({ store }: OpenedWorld, { partner }: Options): Promise<CommandLineCaller> {
  return { kind: 'command-line', partner: await findPartner(store, needed(partner, '--partner')) };
}

function callOf({ security }: OpenedWorld, caller: CommandLineCaller) {
  return { caller, requestId: security.makeId('cmd'), params: undefined, query: undefined, body: undefined };
}

function needed(value: string | undefined, option: string): string {
  if (value === undefined) throw new StartFailure(`${option} is missing.\n\n${USAGE}`);
  return value;
}

function typesOf(text: string | undefined): EventType[] | null {
  if (text === undefined) return null;
  return text.split(',').map((part) => {
    const type = EVENT_TYPES.find((known) => known === part.trim());
    if (type === undefined)
      throw new StartFailure(`"${part}" is no type of events. They are ${EVENT_TYPES.join(', ')}. Nothing was added.`);
    return type;
  });
}

function stateOf(text = 'parked'): DeliveryState {
  const state = DELIVERY_STATES.find((known) => known === text);
  if (state === undefined) throw new StartFailure(`--state is one of ${DELIVERY_STATES.join(', ')}, not "${text}".`);
  return state;
}

function sequenceOf(text: string, option: string, minimum: number): number {
  const sequence = /^\d{1,15}$/.test(text) ? Number(text) : -1;
  if (sequence < minimum) throw new StartFailure(`${option} is a sequence, a whole number from ${minimum} on, not "${text}".`);
  return sequence;
}

function unlessRefused<Answer>(answer: Answer | Refusal, { partner }: CommandLineCaller): Answer {
  if (isRefusal(answer)) throw new StartFailure(refusalSentence(answer, partner));
  return answer;
}
