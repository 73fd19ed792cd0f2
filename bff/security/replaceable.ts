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
    security: {
      makeId: (prefix) => now.makeId(prefix),
      makeSecret: (prefix) => now.makeSecret(prefix),
      hashSecret: (secret) => now.hashSecret(secret),
      sealField: (clear, context) => now.sealField(clear, context),
      openField: (sealed, context) => now.openField(sealed, context),
      indexField: (normal, context) => now.indexField(normal, context),
      indexesOfField: (normal, context) => now.indexesOfField(normal, context),
      isOutdated: (sealedOrIndex) => now.isOutdated(sealedOrIndex),
      hashAuditRow: (row) => now.hashAuditRow(row),
      signWebhook: (secret, message) => now.signWebhook(secret, message),
      signHead: (head) => now.signHead(head),
      readSignedHead: (signed) => now.readSignedHead(signed),
      signLoss: (loss) => now.signLoss(loss),
      readSignedLoss: (signed) => now.readSignedLoss(signed),
    },
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
