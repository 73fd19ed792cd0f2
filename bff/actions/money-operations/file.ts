import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { TableFile } from '../../ports/table-files.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf, FileAnswer } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { Doers } from '../money/doers.ts';
import { pickedCustomers } from '../money/picked.ts';
import { columnsOf } from './file-rows.ts';
import { readerOf } from './items.ts';
import { visibleOperation } from './visible.ts';

type Download = CallOf<'GET /v1/operations/:operationId/file'>;

const ROWS_PER_PIECE = 500;
const ENDED = new Set<MoneyOperation['state']>(['done', 'stopped', 'rejected', 'lapsed']);

/** The result of an operation that has ended, as CSV, masked whatever the screen shows. On record before the first byte leaves. */
export async function downloadResult(world: World, call: Download): Promise<FileAnswer | Refusal> {
  const { partnerId } = call.caller.partner;
  const now = world.clock.now();
  const operation = await visibleOperation(world.store.reads, call.caller, call.params.operationId);
  const refused = operation === null ? refuse('not-found') : ENDED.has(operation.state) ? null : refuse('result-not-ready');
  const decided = await world.store.write(partnerId, async (unit) => {
    const no = (await refuseOutdated(unit, call.caller, null, now)) ?? refused;
    const made = { at: instantOf(now), action: 'operation.file' as const, targets: operation ? [operation.operationId] : [] };
    await unit.audit.append(partnerId, auditEntry(call, made, no ?? undefined));
    return no;
  });
  if (decided || !operation) return decided ?? refuse('not-found');
  return {
    stream: await streamOf(world, call, operation),
    contentType: 'text/csv; charset=utf-8; header=present',
    fileName: `${operation.kind}-${operation.operationId}.csv`,
    bytes: null,
  };
}

/** A piece of rows at a time, when it is asked for. */
async function streamOf(world: World, { caller }: Download, operation: MoneyOperation): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { kind, operationId } = operation;
  const columns = columnsOf(kind);
  const head = columns.map(([name]) => ({ name, holds: 'text' as const }));
  const file: TableFile = await world.tables.csv.open({ title: kind, columns: head }, false);
  const { reads } = world.store;
  const { partnerId, books, scope } = readerOf(caller, operation);
  const doers = new Doers(reads.operators, partnerId);
  let after = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        const items = await reads.operationLog.items(operationId, [], after, ROWS_PER_PIECE);
        const isLast = items.length < ROWS_PER_PIECE;
        after = items.at(-1)?.item ?? after;
        await doers.load(items.map(({ actor }) => actor));
        const customerIds = items.flatMap(({ customerId }) => customerId ?? []);
        const customers = await pickedCustomers(reads, books, scope, customerIds);
        const rows = items.map((item) => ({ item, customer: customers.get(item.customerId ?? '') ?? null, by: doers.of(item.actor) }));
        const bytes = await file.write(
          rows.map((row) => columns.map(([, cellOf]) => cellOf(row))),
          isLast,
        );
        if (bytes.length > 0) controller.enqueue(bytes);
        if (!isLast) return;
        await file.close();
        controller.close();
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 1 },
  );
}
