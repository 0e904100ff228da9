import pc from "picocolors";
import type { Progress } from "../../sim/results/host.ts";
import type { Io } from "./io.ts";

type Terminal = Pick<Io, "now" | "stderr" | "stderrIsTerminal">;

const redrawEveryMs = 100;
const plainEveryMs = 5000;

/** Progress on stderr: one redrawn line on a terminal, a plain line every few seconds elsewhere. */
export class ProgressLine implements Progress {
  private readonly io: Terminal;
  private readonly label: string;
  private runs: number;
  private readonly precision: () => string;
  private readonly began: number;
  private shown: number;
  private ended = false;

  /** `precision` is what the runs so far have reached of what is asked for; empty where nothing is. */
  constructor(io: Terminal, label: string, runs: number, precision: () => string = () => "") {
    this.io = io;
    this.label = label;
    this.runs = runs;
    this.precision = precision;
    this.began = io.now();
    this.shown = this.began;
  }

  /** Of the runs finished, those `found` took no time; `runs` where more of them are to be made than was known. */
  update(finished: number, found = 0, runs = this.runs): void {
    this.runs = runs;
    const now = this.io.now();
    const due = this.io.stderrIsTerminal ? redrawEveryMs : plainEveryMs;
    if (this.ended || (finished < this.runs && now - this.shown < due)) return;
    this.shown = now;
    this.ended = finished >= this.runs;
    const seconds = Math.max(1e-3, (now - this.began) / 1000);
    const rate = (finished - found) / seconds;
    const reached = this.precision();
    const speed = rate > 0 ? `, ${Math.round(rate)} runs/s` : "";
    const left = rate > 0 ? `, ${Math.ceil((this.runs - finished) / rate)} s left` : "";
    const line = `${this.label}: ${reached === "" ? `${finished} of ${this.runs} runs${speed}` : reached}${left}`;
    if (!this.io.stderrIsTerminal) this.io.stderr(`${line}\n`);
    else this.io.stderr(`\r\u001b[2K${pc.dim(line)}${finished >= this.runs ? "\n" : ""}`);
  }
}
