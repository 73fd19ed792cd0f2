import type { z } from 'zod';
import type { Feature, PartnerKind, Permission, Widget } from '../values/lists.ts';
import type { ProblemCode } from '../values/problem-codes.ts';

/** Who may call: nobody in particular, the partner's server with its secret key, or a session of one of two kinds. */
export type Caller = 'public' | 'secret-key' | 'operator' | 'end-customer';

/**
 * An endpoint, said once. `bff/http` mounts it, OpenAPI is generated from it, the widgets' client takes its types from it.
 */
export interface Endpoint {
  summary: string;
  description: string;
  callers: readonly Caller[];
  /** What the role must allow; null where being called by the right caller is enough. */
  permission: Permission | null;
  /** The widgets the endpoint belongs to; a session with none of them is refused. Empty: every session may call it. */
  widgets: readonly Widget[];
  /** The feature that a session can switch off. */
  feature: Feature | null;
  /** Only for partners of this kind; default: of every kind. */
  partnerKind?: PartnerKind;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodObject;
  answer: z.ZodType;
  /**
   * The field of the answer that may come as ready JSON: made of pieces that went through the contract's schemas when they were
   * written. All other fields go through `answer`.
   */
  ready?: string;
  /** The list in the body that may hold so many items; more are refused as `batch-too-large` before anything is read. */
  batch?: { field: string; maximum: number };
  /**
   * True where the call moves money or otherwise must happen once: it carries an `Idempotency-Key`, kept at least 24 hours for the caller
   * and this endpoint. The same key and body: the stored answer again, marked `Idempotency-Replayed: true` (DESIGN.md §4).
   */
  isCommand?: boolean;
  /** True where the partner can put a code before it, sent as `Step-Up-Code` (DOMAIN.md §3.8). */
  hasStepUp?: boolean;
  /** True where a success is a file: the action answers a `FileAnswer`, and `answer` is `z.undefined()`. */
  isFile?: boolean;
  /** Media types of that file; default: those of tables, CSV and XLSX. */
  fileTypes?: readonly string[];
  /**
   * True where an end customer must have signed what is overdue before it may call this (`agreement-required`). Never where something is
   * read, exported or settled; operators never wait for it.
   */
  needsAgreements?: boolean;
  /** Status of a success. 204 answers carry no body. */
  status: 200 | 201 | 204;
  /** Refusals of this endpoint's own, besides those every endpoint of its callers can give. */
  refusals: readonly ProblemCode[];
  /** Default 64 KiB. */
  maximumBodyBytes?: number;
  /** True where the answer must never be stored anywhere on its way. */
  isSensitive?: boolean;
}
