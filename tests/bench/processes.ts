import { readdirSync, readFileSync } from "node:fs";

/*
 * What Linux says of processes. Processor time, unlike the time that passes, says the same on a busy
 * machine.
 */

/** Fields of /proc/<pid>/stat behind the name, from the state on (proc_pid_stat(5)). */
const statOf = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];

/** User and system time in milliseconds; the kernel counts in hundredths of a second. */
export const cpuOf = (pid: number): number => {
  const stat = statOf(pid);
  return (Number(stat[11]) + Number(stat[12])) * 10;
};

/** The same of a process and its children: PostgreSQL has a process a connection. */
export function cpuOfTree(pid: number): number {
  const children = readdirSync("/proc").filter((name) => {
    try {
      return /^\d+$/.test(name) && Number(statOf(Number(name))[1]) === pid;
    } catch {
      return false;
    }
  });
  return [pid, ...children.map(Number)].reduce((sum, one) => sum + cpuOf(one), 0);
}

/** Memory that is the process's own or shared with others, in bytes. */
export function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) * 1_024;
}
