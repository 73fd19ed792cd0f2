import type { Facts } from './facts.ts';

export type Weight = 'breaking' | 'addition';

export interface Change {
  weight: Weight;
  /** What a host page or a caller will notice, in one line. */
  text: string;
}

/** What others write and what they read: a new value is welcome in the one, and in the other where it only makes a closed list longer. */
const WRITTEN = new Set(['attribute', 'property', 'request']);
const READ = new Set(['reading', 'event', 'answer']);

/** What differs between two surfaces, breaking changes first. */
export function compareFacts(before: Facts, after: Facts): Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changes = names.flatMap((name) => changeOf(name, before, after) ?? []);
  return changes.sort((a, b) => Number(b.weight === 'breaking') - Number(a.weight === 'breaking'));
}

function changeOf(name: string, before: Facts, after: Facts): Change | null {
  const [was, is] = [before[name], after[name]];
  if (was === is) return null;
  if (is === undefined) return { weight: 'breaking', text: `gone: ${name}` };
  if (was === undefined) return added(name, is, before);
  return { weight: weigh(kindOf(name), was, is), text: `${name}: was ${was || 'nothing'}, is ${is || 'nothing'}` };
}

const kindOf = (name: string): string => name.split(' ')[0] ?? '';

/** Something new breaks only who would have to send it: a required member of a request that was there before. */
function added(name: string, value: string, before: Facts): Change {
  const isRequired = WRITTEN.has(kindOf(name)) && value.startsWith('required');
  const weight = isRequired && hasHolder(name, before) ? 'breaking' : 'addition';
  return { weight, text: `new: ${name}${value === '' ? '' : ` (${value})`}` };
}

/** Whether what the name is a member of was promised before: an operation, or the object around it. */
function hasHolder(name: string, before: Facts): boolean {
  const holder = name.replace(/(\.[^.\s]+|\[\])$/, '');
  if (holder !== name && before[holder] !== undefined) return true;
  const [, method = '', path = ''] = name.split(' ');
  return holder.endsWith(' query') || holder.endsWith(' header') || holder.endsWith(' path') || holder.endsWith(' body')
    ? before[`operation ${method} ${path}`] !== undefined
    : false;
}

function weigh(kind: string, was: string, is: string): Weight {
  if (!WRITTEN.has(kind) && !READ.has(kind)) return kind === 'listening' && is === 'cancelable' ? 'addition' : 'breaking';
  const [before, after] = [parse(was), parse(is)];
  if (!before || !after) return 'breaking';
  const gone = before.values.filter((value) => !after.values.includes(value));
  const come = after.values.filter((value) => !before.values.includes(value));
  if (gone.length > 0) return 'breaking';
  if (WRITTEN.has(kind)) return !before.isRequired && after.isRequired ? 'breaking' : 'addition';
  const isLonger = come.every((value) => value.startsWith("'"));
  return (before.isRequired && !after.isRequired) || !isLonger ? 'breaking' : 'addition';
}

interface Promised {
  isRequired: boolean;
  values: string[];
}

/** `required 'a' | 'b'`; null where the type is more than a list of values. */
function parse(text: string): Promised | null {
  const [, mark, type = ''] = /^(required|optional) (.*)$/s.exec(text) ?? [];
  if (mark === undefined || /[{}()<>[\]]/.test(type.replace(/\(\w[\w-]*\)/g, ''))) return null;
  return { isRequired: mark === 'required', values: type.split(' | ') };
}
