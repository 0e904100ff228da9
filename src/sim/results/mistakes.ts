import { InputError } from "./host.ts";

/** Gathers what is wrong with several inputs, so that all of it is told at once. */
export class Mistakes {
  private readonly told: string[] = [];

  /** What is read; undefined where it cannot be, and why is kept. */
  of<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.add(error.message);
      return undefined;
    }
  }

  add(problem: string): void {
    if (!this.told.includes(problem)) this.told.push(problem);
  }

  /** InputError with all that was found, if anything was. */
  mustBeNone(): void {
    if (this.told.length > 0) throw new InputError(this.told.join("\n"));
  }

  get areNone(): boolean {
    return this.told.length === 0;
  }
}
