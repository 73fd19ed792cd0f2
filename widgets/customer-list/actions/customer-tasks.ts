import type { CustomerRow } from '../query.ts';
import { AssignTask } from './assign-task.ts';
import { PickTask } from './pick-task.ts';
import { TagTask } from './tag-task.ts';
import type { Task, TaskDesk } from './task.ts';
import { WithdrawTask } from './withdraw-task.ts';

/** The dialogs about customers, which share nearly everything and come together. */
export function tagTask(desk: TaskDesk, rows: readonly CustomerRow[]): Task {
  return new TagTask(desk, rows);
}

export function assignTask(desk: TaskDesk, rows: readonly CustomerRow[]): Task {
  return new AssignTask(desk, rows);
}

export function withdrawTask(desk: TaskDesk, rows: readonly CustomerRow[]): Task {
  return new WithdrawTask(desk, rows);
}

export function pickTask(desk: TaskDesk): Task {
  return new PickTask(desk);
}
