import type { AnswerOf, Contract, EndpointKey, RequestOf } from '../../shared/contract/index.ts';
import type { Permission } from '../../shared/values/lists.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { World } from '../ports/index.ts';
import type { ReadyJson } from '../ports/ready.ts';
import type { Actor, PartnerRecord, SessionRecord } from '../ports/records.ts';

export { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';

/** Nobody in particular, calling from a page (its origin) or from none that is known. */
export interface PublicCaller {
  kind: 'public';
  origin: string | null;
}

/** A partner's server, known by its secret key. */
export interface KeyCaller {
  kind: 'secret-key';
  partner: PartnerRecord;
  keyId: string;
}

/** A session, known by its token. */
export interface SessionCaller<Who extends Actor = Actor> {
  kind: 'session';
  partner: PartnerRecord;
  /** Its roles are those that exist now. */
  session: SessionRecord & { actor: Who; token: NonNullable<SessionRecord['token']> };
  /** What those roles allow now. */
  permissions: readonly Permission[];
}

interface CallerOfKind {
  public: PublicCaller;
  'secret-key': KeyCaller;
  operator: SessionCaller<Extract<Actor, { kind: 'operator' }>>;
  'end-customer': SessionCaller<Extract<Actor, { kind: 'end-customer' }>>;
}

/** Who may stand behind a call of this endpoint, by its `callers`. */
export type CallerOf<Key extends EndpointKey> = CallerOfKind[Contract[Key]['callers'][number]];

/** Where a request comes from, as far as is known; kept nowhere but in the annex of a signature. */
export interface Client {
  address: string | null;
  agent: string | null;
}

/** A parsed request, and who asks; of a command also by which key it happens once. */
export type CallOf<Key extends EndpointKey> = RequestOf<Key> & {
  caller: CallerOf<Key>;
  requestId: string;
  client?: Client;
} & (Contract[Key] extends {
    isCommand: true;
  }
    ? { once: Once }
    : object);

/** By what a command is known when it is sent again (DESIGN.md §4, money moves). */
export interface Once {
  endpoint: EndpointKey;
  /** `Idempotency-Key`, as the caller made it. */
  key: string;
  /** Names parameters and body. */
  requestHash: string;
  /** `Step-Up-Code`; null where none was sent. */
  code: string | null;
}

/** Endpoints that are commands. */
export type CommandKey = { [Key in EndpointKey]: Contract[Key] extends { isCommand: true } ? Key : never }[EndpointKey];

/** The answer that was given when the command came first. */
export class Replayed<Answer> {
  readonly answer: Answer | Refusal;
  constructor(answer: Answer | Refusal) {
    this.answer = answer;
  }
}

/** An answer whose field that the contract calls `ready` is put together already. */
export type ReadyAnswer<Key extends EndpointKey> =
  Contract[Key] extends Record<'ready', infer Field extends string> ? Omit<AnswerOf<Key>, Field> & Record<Field, ReadyJson> : never;

/** A file as it leaves: read on only as fast as it is taken. */
export interface FileAnswer {
  stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  contentType: string;
  fileName: string;
  /** The name in ASCII, for who reads nothing else; default: made of `fileName`, `export…` where nothing else is left. */
  plainName?: string;
  /** Its length; null where that is not known before it is made. */
  bytes: number | null;
}

type FileAnswerOf<Key extends EndpointKey> = Contract[Key] extends { isFile: true } ? FileAnswer : never;

/** What an endpoint does: load, decide, save, audit. A business no comes back as a value. */
export type Action<Key extends EndpointKey> = (
  world: World,
  call: CallOf<Key>,
) => Promise<AnswerOf<Key> | ReadyAnswer<Key> | FileAnswerOf<Key> | Refusal | (Key extends CommandKey ? Replayed<AnswerOf<Key>> : never)>;
