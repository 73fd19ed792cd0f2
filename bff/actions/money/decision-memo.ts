interface Request {
  decision?: { memo?: string };
}

/**
 * What whoever approved or rejected an operation noted. It is kept beside the terms of the operation (`MoneyOperation.request`), where
 * erasing finds it, and stays when the terms are no longer needed.
 */
export function decisionMemoOf(request: string | null): string | null {
  return read(request).decision?.memo ?? null;
}

/** The terms with what was noted over them. */
export function withDecisionMemo(request: string | null, memo: string | null): string | null {
  return memo === null ? request : JSON.stringify({ ...read(request), decision: { memo } } satisfies Request);
}

/** What is left of a request once its terms are not needed any more. */
export function withoutTerms(request: string | null): string | null {
  return withDecisionMemo(null, decisionMemoOf(request));
}

/** The terms for another operation, over which somebody decides anew. */
export function withoutDecision(request: string | null): string | null {
  if (decisionMemoOf(request) === null) return request;
  const { decision: _, ...terms } = read(request);
  return JSON.stringify(terms);
}

function read(request: string | null): Request {
  return request === null ? {} : (JSON.parse(request) as Request);
}
