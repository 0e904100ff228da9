import pc from "picocolors";
import type { Io } from "./io.ts";

const redrawEveryMs = 100;
const plainEveryMs = 5000;

/** Progress on stderr: one redrawn line on a terminal, a plain line every few seconds elsewhere. */
export class Progress {
  private readonly io: Io;
  private readonly label: string;
  private readonly runs: number;
  private readonly precision: () => string;
  private readonly began: number;
  private shown: number;

  /** `precision` is what the runs so far have reached of what is asked for; empty where nothing is. */
  constructor(io: Io, label: string, runs: number, precision: () => string = () => "") {
    this.io = io;
    this.label = label;
    this.runs = runs;
    this.precision = precision;
    this.began = io.now();
    this.shown = this.began;
  }

  update(finished: number): void {
    const now = this.io.now();
    const due = this.io.stderrIsTerminal ? redrawEveryMs : plainEveryMs;
    if (finished < this.runs && now - this.shown < due) return;
    this.shown = now;
    const seconds = Math.max(1e-3, (now - this.began) / 1000);
    const rate = finished / seconds;
    const left = (this.runs - finished) / rate;
    const reached = this.precision();
    const done = reached === "" ? `${finished} of ${this.runs} runs, ${Math.round(rate)} runs/s` : reached;
    const line = `${this.label}: ${done}, ${Math.ceil(left)} s left`;
    if (!this.io.stderrIsTerminal) this.io.stderr(`${line}\n`);
    else this.io.stderr(`\r\u001b[2K${pc.dim(line)}${finished >= this.runs ? "\n" : ""}`);
  }
}
