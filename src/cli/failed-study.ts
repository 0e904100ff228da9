/** Too many runs of a study failed: its message is printed as it stands and the exit code is 1. */
export class FailedStudy extends Error {}
