/** What a schema says is wrong, as far as it is passed on. */
interface SchemaIssue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

const MAXIMUM_ERRORS = 20;
const MAXIMUM_DETAIL_LENGTH = 200;
const FIELD_NAME = /^[A-Za-z][A-Za-z0-9]{0,39}$/;

/** What is wrong with a part of a request, such as `body`, by JSON pointers (RFC 6901). */
export function requestErrors(part: string, issues: readonly SchemaIssue[]): { pointer: string; detail: string }[] {
  return issues.slice(0, MAXIMUM_ERRORS).map((issue) => ({
    pointer: ['', part, ...issue.path.map(escapePointer)].join('/'),
    detail: detailOf(issue).slice(0, MAXIMUM_DETAIL_LENGTH),
  }));
}

/** Names unknown fields only where they look like names of fields: a body put together wrongly could carry a phone number there. */
function detailOf({ code, keys = [], message }: SchemaIssue): string {
  if (code !== 'unrecognized_keys' || keys.every((key) => FIELD_NAME.test(key))) return message;
  return 'Unrecognized keys';
}

function escapePointer(key: PropertyKey): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}
