import { readdirSync, readFileSync } from 'node:fs';

/** The kernel's unit in `/proc`, whatever the machine: proc_pid_stat(5). */
const TICK_MILLISECONDS = 10;

interface Process {
  parent: number;
  milliseconds: number;
}

/**
 * Processor time so far of all processes that this one started and that run still, with what theirs used that ended: servers and databases
 * between two loads. Linux only. Unlike a rate it says the same where others use the machine as well.
 */
export function processorTimeOfChildren(): number {
  const all = new Map(readdirSync('/proc').flatMap(processOf));
  const isOurs = (id: number): boolean => {
    for (let at = all.get(id)?.parent; at !== undefined && at > 1; at = all.get(at)?.parent) if (at === process.pid) return true;
    return false;
  };
  return [...all].filter(([id]) => isOurs(id)).reduce((sum, [, { milliseconds }]) => sum + milliseconds, 0);
}

function processOf(name: string): [number, Process][] {
  if (!/^\d+$/.test(name)) return [];
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    // The command's name may hold anything, and stands in the last parentheses.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [[Number(name), { parent: Number(fields[1]), milliseconds: ticks * TICK_MILLISECONDS }]];
  } catch {
    // It ended meanwhile.
    return [];
  }
}
