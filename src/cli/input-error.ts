/** The user's input is wrong: its message is printed as it stands and the exit code is 2. */
export class InputError extends Error {}

/** The disk is full, or its rights do not allow what is asked. */
export class DiskError extends InputError {}
