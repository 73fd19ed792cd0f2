import type { z } from 'zod';
import { accountEndpoints } from './accounts.ts';
import { agreementEndpoints } from './agreements.ts';
import { assignmentEndpoints } from './assignments.ts';
import { consumptionEndpoints } from './consumption.ts';
import { couponEndpoints } from './coupons.ts';
import { customerEndpoints } from './customers.ts';
import { dissociationEndpoints } from './dissociations.ts';
import type { Endpoint } from './endpoint.ts';
import { eventEndpoints } from './events.ts';
import { exportEndpoints } from './exports.ts';
import { operationEndpoints } from './operations.ts';
import { partnerDataEndpoints } from './partner-data.ts';
import { paymentAgreementEndpoints } from './payment-agreements.ts';
import { quotaEndpoints } from './quotas.ts';
import { roleEndpoints } from './roles.ts';
import { sessionEndpoints } from './sessions.ts';
import { stepUpEndpoints } from './step-up.ts';

export type { Caller, Endpoint } from './endpoint.ts';

/** The contract: every endpoint, keyed by method and path. */
export const contract = {
  ...sessionEndpoints,
  ...partnerDataEndpoints,
  ...customerEndpoints,
  ...assignmentEndpoints,
  ...roleEndpoints,
  ...exportEndpoints,
  ...eventEndpoints,
  ...quotaEndpoints,
  ...couponEndpoints,
  ...operationEndpoints,
  ...accountEndpoints,
  ...dissociationEndpoints,
  ...stepUpEndpoints,
  ...consumptionEndpoints,
  ...agreementEndpoints,
  ...paymentAgreementEndpoints,
} as const satisfies Record<string, Endpoint>;

export type Contract = typeof contract;
export type EndpointKey = keyof Contract;

type SchemaOut<Key extends EndpointKey, Part extends 'params' | 'query' | 'body'> =
  Contract[Key] extends Record<Part, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;
type SchemaIn<Key extends EndpointKey, Part extends 'params' | 'query' | 'body'> =
  Contract[Key] extends Record<Part, infer Schema extends z.ZodType> ? z.input<Schema> : undefined;

/** What an action receives, parsed. */
export interface RequestOf<Key extends EndpointKey> {
  params: SchemaOut<Key, 'params'>;
  query: SchemaOut<Key, 'query'>;
  body: SchemaOut<Key, 'body'>;
}

/** What a client sends as body. */
export type BodyOf<Key extends EndpointKey> = SchemaIn<Key, 'body'>;

/** What a client names in the path. */
export type ParamsOf<Key extends EndpointKey> = SchemaIn<Key, 'params'>;
/** What a client asks in the query. */
export type QueryOf<Key extends EndpointKey> = SchemaIn<Key, 'query'>;

/** What an endpoint answers. */
export type AnswerOf<Key extends EndpointKey> = z.output<Contract[Key]['answer']>;
