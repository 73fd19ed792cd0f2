import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Bff } from '../../index.ts';
import type { Meter } from '../../ports/meter.ts';
import { KIND_NAMES, keysOf } from '../program/keyring.ts';
import { RELEASE } from '../program/release.ts';
import type { OpenedWorld } from '../program/world.ts';
import { type Ending, GAUGES, type GaugeSpec, type Snapshot } from './gauges.ts';
import { createMeter, PREFIX } from './meter.ts';
import { createFigures, FIGURE_NAMES } from './metrics-figures.ts';
import { freeBytesOf } from './probes.ts';

export interface Metrics {
  /** Counts from the start, before anything can be scraped. */
  meter: Meter;
  registry: Registry;
  /** Answers with how to read all of it in the Prometheus text format, with what this process and its database tell at that moment. */
  watch(world: OpenedWorld, bff: Pick<Bff, 'readiness'>, endings: readonly Ending[]): () => Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const meter = createMeter(registry);
  const gauges = GAUGES.map((spec) => {
    const { name, help, labels = [] } = spec;
    return { spec, gauge: new Gauge({ name: PREFIX + name, help, labelNames: [...labels], registers }) };
  });
  const failures = new Counter({
    name: `${PREFIX}figure_failures_total`,
    help: 'Readings of the database for these metrics that failed, by figure.',
    labelNames: ['figure'],
    registers,
  });
  for (const figure of FIGURE_NAMES) failures.labels(figure).inc(0);
  return {
    meter,
    registry,
    watch(world, bff, endings) {
      collectDefaultMetrics({ register: registry });
      const snapshot = snapshots(world, bff, [...keyEndings(world), ...endings], (figure) => failures.labels(figure).inc());
      return async () => {
        const now = await snapshot();
        for (const { spec, gauge } of gauges) set(gauge, spec, now);
        return registry.metrics();
      };
    },
  };
}

/** A database that is away neither fails nor holds up a scrape: what was last read stands, and `database_up` says 0. */
function snapshots(
  world: OpenedWorld,
  bff: Pick<Bff, 'readiness'>,
  endings: readonly Ending[],
  onFailure: (figure: string) => void,
): () => Promise<Snapshot> {
  const figuresNow = createFigures(world, onFailure);
  const build = { release: RELEASE, node: process.version, engine: world.engine };
  return async () => {
    const freeing = freeBytesOf(world.dataFolder).catch(() => Number.NaN);
    const [readiness, figures, freeBytes] = await Promise.all([bff.readiness(), figuresNow(), freeing]);
    return { now: world.clock.now(), readiness, figures, freeBytes, waiting: world.store.waiting(), endings, build };
  };
}

function set(gauge: Gauge, { read }: GaugeSpec, snapshot: Snapshot): void {
  const value = read(snapshot);
  gauge.reset();
  if (Array.isArray(value)) for (const [labels, one] of value) gauge.set(labels, one);
  else gauge.set((value as number | undefined) ?? Number.NaN);
}

/** The first key of a kind is the one that is used; the others go by themselves. */
function keyEndings({ keys }: OpenedWorld): Ending[] {
  return KIND_NAMES.map((kind) => ({
    kind: `${kind}-key`,
    endsAt: () => {
      const rotateBy = keysOf(keys.ring(), kind)[0]?.rotateBy;
      return rotateBy === undefined ? null : Date.parse(rotateBy);
    },
  }));
}
