import type { AnswerCommands, AnswerReads } from '../../ports/idempotency.ts';
import type { Connection } from '../connection.ts';

export function answerReads(_connection: Connection): AnswerReads {
  const unbuilt = () => Promise.reject(new Error('UNBUILT'));
  return { find: unbuilt };
}

export function answerCommands(_connection: Connection): AnswerCommands {
  const unbuilt = () => Promise.reject(new Error('UNBUILT'));
  return { add: unbuilt, forget: unbuilt };
}
