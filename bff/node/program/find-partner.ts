import { foldText } from '../../../shared/values/fold.ts';
import type { PartnerRecord } from '../../ports/records.ts';
import type { Store } from '../../ports/store.ts';
import { DEMONSTRATION_PARTNERS } from '../service/demonstration-marks.ts';
import { IS_BUNDLED, typed } from './release.ts';
import { StartFailure } from './start-failure.ts';

/** The partner that `--partner` names: by id, by name, or by what the demonstration calls its partners. Throws `StartFailure`. */
export async function findPartner(store: Pick<Store, 'reads'>, named: string): Promise<PartnerRecord> {
  const partners = await store.reads.partners.list();
  const demonstrationId = Object.hasOwn(DEMONSTRATION_PARTNERS, named) ? DEMONSTRATION_PARTNERS[named] : undefined;
  const byId = partners.find(({ partnerId }) => partnerId === named || partnerId === demonstrationId);
  if (byId) return byId;
  const byName = partners.filter(({ name }) => foldText(name) === foldText(named));
  if (byName.length === 1 && byName[0]) return byName[0];
  if (byName.length > 1) throw new StartFailure(`Several partners are called "${named}"; name one by its id:\n${listed(byName)}`);
  if (partners.length === 0) throw new StartFailure(noPartnerYet());
  throw new StartFailure(`There is no partner "${named}" here. Name one of these with --partner:\n${listed(partners)}`);
}

/** What to type where there is no partner at all. */
export function noPartnerYet(): string {
  const demonstration = IS_BUNDLED ? '' : ' npm start sets up the demonstration, whose partner "own" is meant for files of your own.';
  return `There is no partner here yet. ${typed('partner add --name "Example Cloud" --kind distributor --with-key')} makes one.${demonstration}`;
}

function listed(partners: readonly PartnerRecord[]): string {
  return partners.map(({ partnerId, name }) => `  ${partnerId}  ${name}`).join('\n');
}
