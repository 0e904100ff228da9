type Stream = Pick<NodeJS.WritableStream, "write" | "on">;
type Streams = { readonly stdout: Stream; readonly stderr: Stream };

/** What the process prints, and whether all of it could be. */
export type Printing = {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether something that was asked for could not be printed: the command still does all else. */
  readonly isCut: () => boolean;
};

/** A reader who has gone, such as `head` after the first lines, or a terminal that was closed. */
const readerGone = new Set(["EPIPE", "EIO"]);

/**
 * Prints for as long as someone takes it. What cannot be printed never ends a command that does more than print: progress is
 * dropped, and a full disk under the results of a command is told once.
 */
export function printingTo({ stdout, stderr }: Streams): Printing {
  let takesErrors = true;
  let takesResults = true;
  let isCut = false;
  const tell = (text: string) => {
    if (takesErrors) stderr.write(text);
  };
  stderr.on("error", () => {
    takesErrors = false;
  });
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (takesResults && !readerGone.has(error.code ?? "")) {
      isCut = true;
      tell(`what is printed cannot be written, got ${error.message}\n`);
    }
    takesResults = false;
  });
  return {
    stdout: (text) => {
      if (takesResults) stdout.write(text);
    },
    stderr: tell,
    isCut: () => isCut,
  };
}
