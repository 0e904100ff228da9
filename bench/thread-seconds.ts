/** Processor time of this thread alone that work takes [s]: other programs on the machine do not count. */
export function threadSeconds(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1e6;
}
