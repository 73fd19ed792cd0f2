/** What came late, such as rows that are drawn little by little, has so long to come: waits between pictures, in milliseconds. */
const WAITS = [100, 200, 400, 800, 1600, 3200];
/** Time that all stories of a run may wait in vain together: where all look different, waiting helps none. */
const PATIENCE_MILLISECONDS = 60_000;

/** Takes pictures, one after another, until one is right. */
export class Patience {
  #left: number;
  readonly #waits: readonly number[];

  constructor(milliseconds: number = PATIENCE_MILLISECONDS, waits: readonly number[] = WAITS) {
    this.#left = milliseconds;
    this.#waits = waits;
  }

  /** The first picture that is right, or the last that was taken. `isRight` gets the picture before it, too. */
  async untilRight<Picture>(take: () => Promise<Picture>, isRight: (now: Picture, before: Picture | null) => boolean): Promise<Picture> {
    let [now, before]: [Picture, Picture | null] = [await take(), null];
    let spent = 0;
    for (const milliseconds of this.#waits) {
      if (isRight(now, before)) return now;
      if (spent + milliseconds > this.#left) break;
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      spent += milliseconds;
      [before, now] = [now, await take()];
    }
    if (!isRight(now, before)) this.#left -= spent;
    return now;
  }
}
