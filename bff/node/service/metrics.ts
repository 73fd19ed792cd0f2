import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Bff } from '../../index.ts';
import type { Meter } from '../../ports/meter.ts';
import { KIND_NAMES, keysOf } from '../program/keyring.ts';
import { RELEASE } from '../program/release.ts';
import type { OpenedWorld } from '../program/world.ts';
import { type Ending, GAUGES, type GaugeSpec, type Snapshot } from './gauges.ts';
import { createMeter, PREFIX } from './meter.ts';
import { createFigures } from './metrics-figures.ts';
import { freeBytesOf } from './probes.ts';

export interface Metrics {
  /** Counts from the start, before anything can be scraped. */
  meter: Meter;
  registry: Registry;
  /** Adds what is read when somebody scrapes. Answers with how to read all of it, in the Prometheus text format. */
  watch(world: OpenedWorld, bff: Pick<Bff, 'readiness'>, endings: readonly Ending[]): () => Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const meter = createMeter(registry);
  return { meter, registry, watch: (world, bff, endings) => watch(registry, world, bff, [...keyEndings(world), ...endings]) };
}

/** A database that is away neither fails nor holds up a scrape: what was last read stands, and `database_up` says 0. */
function watch(registry: Registry, world: OpenedWorld, bff: Pick<Bff, 'readiness'>, endings: readonly Ending[]): () => Promise<string> {
  const failures = new Counter({
    name: `${PREFIX}figure_failures_total`,
    help: 'Readings of the database for these metrics that failed, by figure.',
    labelNames: ['figure'],
    registers: [registry],
  });
  const figuresNow = createFigures(world, (figure) => failures.labels(figure).inc());
  const gauges = GAUGES.map((spec) => ({ spec, gauge: gaugeOf(registry, spec) }));
  collectDefaultMetrics({ register: registry });
  const build = { release: RELEASE, node: process.version, engine: world.engine };
  return async () => {
    const [readiness, figures, freeBytes] = await Promise.all([
      bff.readiness(),
      figuresNow(),
      freeBytesOf(world.dataFolder).catch(() => Number.NaN),
    ]);
    const snapshot = { now: world.clock.now(), readiness, figures, freeBytes, waiting: world.store.waiting(), endings, build };
    for (const { spec, gauge } of gauges) set(gauge, spec, snapshot);
    return registry.metrics();
  };
}

function gaugeOf(registry: Registry, { name, help, labels = [] }: GaugeSpec): Gauge {
  return new Gauge({ name: PREFIX + name, help, labelNames: [...labels], registers: [registry] });
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
