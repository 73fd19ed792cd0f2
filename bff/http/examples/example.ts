import type { AnswerOf, BodyOf, EndpointKey } from '../../../shared/contract/index.ts';

/** One request and answer of an endpoint. */
export interface Example<Key extends EndpointKey> {
  body?: BodyOf<Key>;
  answer?: AnswerOf<Key>;
}
