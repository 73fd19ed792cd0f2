/** A code that was sent to an operator for one request; of the code itself only a keyed hash is kept. */
export interface SentCode {
  /** The store's own number of it. */
  codeKey: number;
  /** The endpoint and the request that it opens. */
  endpoint: string;
  requestHash: string;
  codeHash: string;
  sentAt: string;
  expiresAt: string;
  /** Wrong codes that came instead. */
  tries: number;
  usedAt: string | null;
}

export interface StepUpReads {
  /** When codes were sent to an operator, after an instant. */
  sentSince(partnerId: string, operatorId: string, since: string): Promise<string[]>;
  /** The newest code of an operator for a request, whether it is over or not: older ones open nothing any more. */
  newest(partnerId: string, operatorId: string, endpoint: string, requestHash: string): Promise<SentCode | null>;
}

export interface StepUpCommands {
  /** Keeps a code that is about to be sent; answers its number. */
  add(partnerId: string, operatorId: string, code: Omit<SentCode, 'codeKey' | 'tries' | 'usedAt'>): Promise<number>;
  countTry(codeKey: number): Promise<void>;
  spend(codeKey: number, at: string): Promise<void>;
  /** Takes back a code that could not be sent: it counts towards no limit, and the one before it opens again. */
  takeBack(codeKey: number): Promise<void>;
}

/** An operation that an operator has not finished. */
export interface StoredDraft {
  contentSealed: string;
  savedAt: string;
}

export interface DraftReads {
  find(partnerId: string, operatorId: string, draft: string): Promise<StoredDraft | null>;
  /** Drafts of a partner, to be sealed anew. */
  list(partnerId: string): Promise<(StoredDraft & { operatorId: string; draft: string })[]>;
}

export interface DraftCommands {
  /** Replaces the one before. */
  save(partnerId: string, operatorId: string, draft: string, kept: StoredDraft): Promise<void>;
  remove(partnerId: string, operatorId: string, draft: string): Promise<void>;
}

/** Until when what is kept for a time only is forgotten: instants before which it was written. */
export interface PassingBefore {
  answers: string;
  codes: string;
  drafts: string;
}

export interface PassingReads {
  /** Partners of which something can be forgotten. */
  partners(before: PassingBefore): Promise<string[]>;
}

export interface PassingCommands {
  /** Deletes codes and drafts that are older, at most so many of each; answers how many went. Answers of commands have a port of their own. */
  forget(partnerId: string, before: PassingBefore, limit: number): Promise<number>;
}
