import { livingSince, type ReplicaRecord } from '../../ports/operations.ts';
import { overdueBy } from '../program/overdue-coupons.ts';
import type { OpenedWorld } from '../program/world.ts';
import { type Figure, figureOf } from './figure.ts';

type Readings = ReturnType<typeof readingsOf>;
/** What the database last told; a member is undefined until it could be read once. */
export type Figures = { readonly [Name in keyof Readings]: Awaited<ReturnType<Readings[Name]>> | undefined };

/** What metrics read from the database, each with a query of its own. */
function readingsOf({ store: { operations, reads }, clock }: Pick<OpenedWorld, 'store' | 'clock'>) {
  return {
    jobs: () => operations.jobBacklog(),
    operations: () => reads.operationLeases.backlog(),
    coupons: async () => ({ overdue: (await reads.selections.overdue(overdueBy(clock), 0)).count }),
    events: () => reads.events.backlog(),
    verified: () => operations.lastVerified(),
    data: () => operations.dataAges(),
    replicas: (): Promise<ReplicaRecord[]> => operations.replicas(livingSince(clock.now())),
    changes: async () => ({ areClosed: (await operations.closedChanges()) !== null }),
    partnerKeys: async () => ({ endAt: await operations.firstKeyEnd() }),
  };
}

export const FIGURE_NAMES = [
  'jobs',
  'operations',
  'coupons',
  'events',
  'verified',
  'data',
  'replicas',
  'changes',
  'partnerKeys',
] as const satisfies (keyof Readings)[];

/** Answers with the figures of this moment, or the last ones where the database is away: within a second or so, and never with a failure. */
export function createFigures(
  world: Pick<OpenedWorld, 'store' | 'clock'>,
  onFailure: (figure: (typeof FIGURE_NAMES)[number]) => void,
): () => Promise<Figures> {
  const readings = readingsOf(world);
  const kept = FIGURE_NAMES.map((name): [string, Figure<unknown>] => [name, figureOf<unknown>(readings[name], () => onFailure(name))]);
  return async () => {
    await Promise.all(kept.map(([, figure]) => figure.refresh()));
    return Object.fromEntries(kept.map(([name, figure]) => [name, figure.last])) as Figures;
  };
}
