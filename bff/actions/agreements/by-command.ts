import type { BodyOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { AgreementVersion } from '../../ports/agreements.ts';
import type { World } from '../../ports/index.ts';
import type { AuditEntry } from '../../ports/records.ts';
import { commandEntry } from '../keys/command-entry.ts';
import { publishedDetails, publishIn, renderTexts } from './publish.ts';
import { withdrawIn } from './withdraw-version.ts';

const BY = { kind: 'system', id: 'command-line' } as const;

/** Publishes a version at the command line; on record as from there, also where it is refused. */
export async function publishByCommand(
  world: World,
  partnerId: string,
  { texts: sent, ...terms }: BodyOf<'POST /v1/agreements/versions'>,
): Promise<AgreementVersion | Refusal> {
  const texts = await renderTexts(world, sent);
  return world.store.write(partnerId, async (unit) => {
    const version = isRefusal(texts) ? texts : await publishIn(world, unit, { partnerId, by: BY, terms, texts });
    const entry = commandEntry(world, 'agreement.publish', [terms.code]);
    await unit.audit.append(
      partnerId,
      isRefusal(version) ? refusedEntry(entry, version) : { ...entry, details: publishedDetails(version) },
    );
    return version;
  });
}

/** Withdraws a version at the command line; on record likewise. */
export function withdrawByCommand(
  world: World,
  partnerId: string,
  { code, version: number }: BodyOf<'POST /v1/agreements/versions/withdraw'>,
): Promise<AgreementVersion | Refusal> {
  return world.store.write(partnerId, async (unit) => {
    const version = await withdrawIn(world, unit, { partnerId, code, version: number, by: BY });
    const entry = { ...commandEntry(world, 'agreement.withdraw', [code]), details: { version: number } };
    await unit.audit.append(partnerId, isRefusal(version) ? refusedEntry(entry, version) : entry);
    return version;
  });
}

function refusedEntry(entry: AuditEntry, { refusal }: Refusal): AuditEntry {
  return { ...entry, outcome: 'refused', refusal };
}
