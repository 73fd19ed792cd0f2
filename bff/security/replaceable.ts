import type { Security } from '../ports/security.ts';

export interface ReplaceableSecurity {
  /** Stays the same object while keys change underneath; each call uses the keys of its moment. */
  security: Security;
  /** From now on. Calls under way finish with the keys they began with. */
  replace(next: Security): void;
  /** Nothing is sealed or indexed any more, until keys are replaced: `why` is thrown. Everything still opens. */
  stopSealing(why: Error): void;
}

/** Lets a running service change its keys: whoever holds the security keeps it. */
export function createReplaceableSecurity(first: Security): ReplaceableSecurity {
  let now = first;
  return {
    security: delegating(first, () => now),
    replace(next) {
      now = next;
    },
    stopSealing(why) {
      const refuse = async () => {
        throw why;
      };
      now = { ...now, sealField: refuse, indexField: refuse };
    },
  };
}

/** Every method, called on whatever is present then. */
function delegating(first: Security, now: () => Security): Security {
  const names = Object.keys(first) as (keyof Security)[];
  const methods = names.map((name) => [name, (...args: unknown[]) => (now()[name] as (...args: unknown[]) => unknown)(...args)]);
  return Object.fromEntries(methods) as Security;
}
