/** The answer to a request that must happen once, under the key that its caller made. */
export interface StoredAnswer {
  requestHash: string;
  isRefusal: boolean;
  /** JSON of the answer or the refusal. */
  answer: string;
  at: string;
}

export interface AnswerPlace {
  partnerId: string;
  /** Operator id or key id. */
  actor: string;
  endpoint: string;
  key: string;
}

export interface AnswerReads {
  find(place: AnswerPlace): Promise<StoredAnswer | null>;
}

export interface AnswerCommands {
  add(place: AnswerPlace, answer: StoredAnswer): Promise<void>;
  /** Deletes answers that are older, at most so many; answers how many went. */
  forget(partnerId: string, before: string, limit: number): Promise<number>;
}
