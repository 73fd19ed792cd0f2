import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import type { PreparedExport } from './create.ts';
import type { AskedStandings } from './request.ts';

export async function prepareStandings(
  _world: World,
  _call: CallOf<'POST /v1/exports'>,
  _asked: AskedStandings,
): Promise<PreparedExport | Refusal> {
  throw new Error('Not built yet.');
}
