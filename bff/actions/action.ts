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

/** A parsed request, and who asks. */
export type CallOf<Key extends EndpointKey> = RequestOf<Key> & { caller: CallerOf<Key>; requestId: string };

/** An answer whose field that the contract calls `ready` is put together already. */
export type ReadyAnswer<Key extends EndpointKey> =
  Contract[Key] extends Record<'ready', infer Field extends string> ? Omit<AnswerOf<Key>, Field> & Record<Field, ReadyJson> : never;

/** A file as it leaves: read on only as fast as it is taken. */
export interface FileAnswer {
  stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  contentType: string;
  fileName: string;
  bytes: number;
}

type FileAnswerOf<Key extends EndpointKey> = Contract[Key] extends { isFile: true } ? FileAnswer : never;

/** What an endpoint does: load, decide, save, audit. A business no comes back as a value. */
export type Action<Key extends EndpointKey> = (
  world: World,
  call: CallOf<Key>,
) => Promise<AnswerOf<Key> | ReadyAnswer<Key> | FileAnswerOf<Key> | Refusal>;
