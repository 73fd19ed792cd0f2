import type { Stage, StageResult } from './result.ts';

/** A stage, what it found, and how long it took beside others, in seconds. */
export interface Finished {
  stage: Stage;
  result: StageResult;
  seconds: number;
}

/**
 * Runs stages side by side and tells of them in their order. Together they may keep `room` processors busy; a stage that wants more runs
 * alone. What stands below a stage that makes something waits until it is made. The first that fits goes first.
 */
export async function runInLanes(stages: readonly Stage[], room: number, tell: (finished: Finished) => void): Promise<StageResult[]> {
  const waiting = [...stages];
  const running = new Map<Stage, Promise<void>>();
  const finished = new Map<Stage, Finished>();
  let told = 0;
  const busy = () => [...running.keys()].reduce((sum, { processors = 1 }) => sum + processors, 0);
  const fits = ({ processors = 1 }: Stage) => running.size === 0 || busy() + processors <= room;
  const begin = (stage: Stage) => {
    waiting.splice(waiting.indexOf(stage), 1);
    const run = runStage(stage).then((one) => {
      running.delete(stage);
      finished.set(stage, one);
    });
    running.set(stage, run);
  };
  while (waiting.length + running.size > 0) {
    for (let next = nextOf(stages, waiting, finished, fits); next; next = nextOf(stages, waiting, finished, fits)) begin(next);
    await Promise.race(running.values());
    for (let one = told < stages.length && finished.get(stages[told] as Stage); one; one = finished.get(stages[told] as Stage)) {
      tell(one);
      told += 1;
    }
  }
  return stages.flatMap((stage) => finished.get(stage)?.result ?? []);
}

function nextOf(
  stages: readonly Stage[],
  waiting: readonly Stage[],
  finished: ReadonlyMap<Stage, Finished>,
  fits: (stage: Stage) => boolean,
): Stage | undefined {
  const unmade = stages.findIndex((stage) => stage.isMaking && !finished.has(stage));
  return waiting.find((stage) => (unmade === -1 || stages.indexOf(stage) <= unmade) && fits(stage));
}

async function runStage(stage: Stage): Promise<Finished> {
  const started = performance.now();
  const result = await stage.run().catch((error: Error): StageResult => ({ passed: 0, failed: 1, details: error.stack ?? error.message }));
  return { stage, result, seconds: (performance.now() - started) / 1000 };
}
