/** A part of a widget that its first sight can do without: loaded once, when it is first wanted. */
export class Later<Part> {
  readonly #load: () => Promise<Part>;
  readonly #onChange: () => void;
  #coming: Promise<Part | null> | null = null;
  /** Null until it is loaded. */
  part: Part | null = null;
  /** True after somebody waited for it in vain. */
  hasFailed = false;

  constructor(load: () => Promise<Part>, onChange: () => void) {
    this.#load = load;
    this.#onChange = onChange;
  }

  /** Loads it ahead of time; nobody is told where that fails. */
  prefetch(): Promise<Part | null> {
    this.#coming ??= this.#load().then(
      (part) => {
        this.part = part;
        this.#note(false);
        return part;
      },
      () => {
        this.#coming = null;
        return null;
      },
    );
    return this.#coming;
  }

  /** Acts with the part: at once where it is there, else as soon as it is. What could not be loaded is tried again. */
  async with(act: (part: Part) => void): Promise<void> {
    const part = this.part ?? (await this.prefetch());
    if (part) act(part);
    else this.#note(true);
  }

  #note(hasFailed: boolean): void {
    this.hasFailed = hasFailed;
    this.#onChange();
  }
}
