import { hash } from 'node:crypto';
import type { ReplicaRecord } from '../../ports/operations.ts';
import { SCHEMA_NUMBER } from '../../storage/index.ts';
import { ringKeyNames } from '../program/keyring-change.ts';
import { RELEASE } from '../program/release.ts';
import type { ProgramSettings, SettingName } from '../program/settings-schema.ts';
import type { OpenedWorld } from '../program/world.ts';
import type { Part } from './parts.ts';

const BEAT_MILLISECONDS = 10_000;

/** What may differ from machine to machine; everything else decides what operators may do, and must be the same on all. */
const OWN_SETTINGS: ReadonlySet<SettingName> = new Set([
  'PORT',
  'HOST',
  'TRUST_PROXY',
  'TLS_CERTIFICATE_FILE',
  'TLS_KEY_FILE',
  'METRICS_PORT',
  'METRICS_HOST',
  'DRAIN_SECONDS',
  'DATA_DIR',
  'DATABASE_URL',
  'DATABASE_CONNECTIONS',
  'MIGRATE',
  'KEYS_FILE',
  'KEYS',
  'LOG_FILE',
  'LOG_LEVEL',
  'WIDGETS_DIR',
]);

/** SHA-256 of the settings that replicas must share. */
export function sharedSettingsHash(settings: ProgramSettings): string {
  const shared = Object.entries(settings).filter(([name, value]) => value !== undefined && !OWN_SETTINGS.has(name as SettingName));
  return hash('sha256', JSON.stringify(shared.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** A process among those that serve the same store. */
export interface Replica {
  /** Stopped first: the others see that it is ending. */
  presence: Part;
  /** Stopped last: it is gone. One that is killed is forgotten by itself. */
  membership: Part;
}

/** Says every ten seconds that this process is there, so that `status` can show it and `migrate` can think of it. */
export function startReplica(
  { store, security, clock, programSettings, keys, log }: OpenedWorld,
  { beatMilliseconds = BEAT_MILLISECONDS }: { beatMilliseconds?: number } = {},
): Replica {
  const instant = () => new Date(clock.now()).toISOString();
  const own = {
    replicaId: security.makeId('rep'),
    release: RELEASE,
    schema: SCHEMA_NUMBER,
    settingsHash: sharedSettingsHash(programSettings),
    startedAt: instant(),
  };
  // The database knows no machine by its name, and whoever looks for a replica must find its machine.
  log.notice('replica', `In the words of status, this process is ${own.replicaId}.`, false);
  let isDraining = false;
  let isFailing = false;
  const beat = async () => {
    const record: ReplicaRecord = { ...own, keyIds: ringKeyNames(keys.ring()), seenAt: instant(), isDraining };
    const failed = await store.operations.saveReplica(record).then(
      () => false,
      (error: unknown) => {
        // A database that is away for an hour must not fill the log.
        if (!isFailing) log.failure('replica', error);
        return true;
      },
    );
    isFailing = failed;
  };
  let last = beat();
  const timer = setInterval(() => {
    last = last.then(beat);
  }, beatMilliseconds);
  timer.unref();
  // Whoever rotates a key waits until every replica has said that it has the new one.
  keys.onChange(() => {
    last = last.then(beat);
  });
  return {
    presence: {
      stop: async () => {
        isDraining = true;
        last = last.then(beat);
        await last;
      },
    },
    membership: {
      stop: async () => {
        clearInterval(timer);
        await last;
        await store.operations.removeReplica(own.replicaId).catch((error: unknown) => log.failure('replica', error));
      },
    },
  };
}
