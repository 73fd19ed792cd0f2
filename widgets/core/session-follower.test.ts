import { describe, expect, it } from 'vitest';
import { type Failure, failureOf } from './failure.ts';
import { Remote } from './remote.ts';
import type { Session } from './session.ts';
import { SessionFollower } from './session-follower.ts';
import type { SessionSnapshot } from './session-state.ts';

/** A follower of an answer that is asked for in a moment, and what it did. */
function follower() {
  const done: string[] = [];
  const ends: Failure[] = [];
  const answer = new Remote<string>(() => {});
  const following = new SessionFollower({
    answer,
    load: () => {
      done.push('load');
      void answer.run(async () => ({ ok: true, answer: 'rows' }));
    },
    update: () => done.push('update'),
    forget: () => done.push('forget'),
    onEnd: (failure) => ends.push(failure),
  });
  const renewals: string[] = [];
  const session = (snapshot: Partial<SessionSnapshot>): Session =>
    ({
      snapshot: { status: 'live', view: null, failure: null, locale: null, resumptions: 0, ...snapshot },
      renew: async (why: string) => {
        renewals.push(why);
      },
    }) as unknown as Session;
  return { following, answer, done, ends, renewals, session };
}

describe('A widget and the session around it', () => {
  it('asks nothing while the session is on its way, and once when it is there', () => {
    const { following, done, session } = follower();
    const one = session({ status: 'waiting' });
    following.follow(one);
    expect(done).toEqual([]);
    Object.assign(one.snapshot, { status: 'live' });
    following.follow(one);
    following.follow(one);
    expect(done).toEqual(['load', 'update']);
  });

  it('asks another session anew, and forgets all where there is none any more', () => {
    const { following, done, session } = follower();
    following.follow(session({}));
    following.follow(session({}));
    following.follow(null);
    expect(done).toEqual(['load', 'load', 'forget']);
  });

  it('asks again when the network is back, unless the answer had come', () => {
    const { following, answer, done, session } = follower();
    const one = session({});
    following.follow(one);
    answer.fail(failureOf('offline'));
    Object.assign(one.snapshot, { resumptions: 1 });
    following.follow(one);
    expect(done).toEqual(['load', 'load']);
    answer.fail(failureOf('not-found'));
    Object.assign(one.snapshot, { resumptions: 2 });
    following.follow(one);
    expect(done).toEqual(['load', 'load', 'update']);
  });

  it('says once why the session ended, and asks the host for another when told to', () => {
    const { following, answer, ends, renewals, session } = follower();
    const one = session({});
    following.follow(one);
    Object.assign(one.snapshot, { status: 'expired', failure: failureOf('session-expired') });
    following.follow(one);
    following.follow(one);
    expect(ends).toEqual([failureOf('session-expired')]);
    following.resume();
    expect(renewals).toEqual(['expired']);
    expect(answer.state.status).toBe('idle');
  });
});
