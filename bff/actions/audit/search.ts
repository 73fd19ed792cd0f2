import type { AnswerOf } from '../../../shared/contract/index.ts';
import { auditScopeOf, checkAuditSpan } from '../../domain/audit-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { RowPlace } from '../../ports/audit.ts';
import type { World } from '../../ports/index.ts';
import type { AuditRow } from '../../ports/records.ts';
import type { CallOf } from '../action.ts';
import { readOpaque, writeOpaque } from '../opaque-cursor.ts';
import { auditQueryOf } from './query.ts';
import { readable } from './readable.ts';
import { searchStretches } from './stretches.ts';
import { UserIds } from './user-ids.ts';

type Page = AnswerOf<'GET /v1/audit'>;

const DEFAULT_SIZE = 50;
/** A place in the trail is one in every filter of it. */
const LIST = 'audit';
const MAXIMUM_SEQUENCE = 2 ** 31 - 1;

/** A page of the trail, newest first: all of the partner's rows for who may read them, else the caller's own. */
export async function searchAudit(world: World, { caller, query }: CallOf<'GET /v1/audit'>): Promise<Page | Refusal> {
  const { before, size = DEFAULT_SIZE, ...filter } = query;
  const { partnerId } = caller.partner;
  const refused = checkAuditSpan(filter, '/query');
  if (refused) return refused;
  const place = before === undefined ? null : readPlace(before);
  if (place === undefined) return refuse('cursor-invalid');
  const scope = auditScopeOf(caller.permissions);
  const asked = await auditQueryOf(filter, {
    operators: world.store.reads.operators,
    partnerId,
    scope,
    operatorId: caller.session.actor.operatorId,
  });
  if (!asked) return { rows: [], next: null, scope };

  const found = await searchStretches(world.store.reads.audit, partnerId, { query: asked, before: place, size: size + 1 });
  const rows = found.rows.slice(0, size);
  const last = rows.at(-1);
  const next = found.rows.length > size && last ? { sequence: last.sequence } : found.next;
  const userIds = new UserIds(world.store.reads.operators, partnerId);
  await userIds.load(rows);
  return {
    rows: rows.map((row) => toAnswer(readable(row), userIds.of(row.actor))),
    next: next && writeOpaque([next.sequence], LIST),
    scope,
  };
}

function toAnswer({ previousHash: _previous, partnerId: _partner, ...row }: AuditRow, userId: string | null): Page['rows'][number] {
  return {
    ...row,
    actor: { ...row.actor, userId },
    targets: [...row.targets],
    details: row.details as Page['rows'][number]['details'],
  };
}

/** Undefined where the text is no cursor of the trail. */
function readPlace(text: string): RowPlace | undefined {
  const parts = readOpaque(text, LIST);
  const [sequence] = parts ?? [];
  return parts?.length === 1 && Number.isInteger(sequence) && (sequence as number) > 0 && (sequence as number) <= MAXIMUM_SEQUENCE
    ? { sequence: sequence as number }
    : undefined;
}
