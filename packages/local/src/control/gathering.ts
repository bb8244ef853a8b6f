/**
 * Says how many should wait for a commit before it is begun. Many who ask at once share commits, which then cost the machine a part of what they would;
 * who asks alone, or with few others, does not wait for anybody. How many come is tried from time to time.
 */
export interface Gathering {
  /** Whether it is time for a commit that so many wait for. */
  isTime(waiting: number): boolean;
  /** A commit is begun for so many, `late` because more did not come in time. */
  begun(waiting: number, late: boolean): void;
}

export function gathering(): Gathering {
  let enough = 1;
  let sinceTrial = 0;
  const isTrial = (): boolean => sinceTrial === betweenTrials;
  return {
    isTime: (waiting) => waiting === 0 || waiting >= (isTrial() ? most : enough),
    begun(waiting, late) {
      // The other half is at work on its answers meanwhile: waiting for all would let the engine and its clients rest in turn.
      if (isTrial()) enough = Math.max(1, waiting >> 1);
      else if (late) enough--;
      sinceTrial = isTrial() ? 0 : sinceTrial + 1;
    },
  };
}

/** Our choice: a client alone waits once in so many commits. */
const betweenTrials = 128;

/** Our choice: among more than half of these a commit is shared at hardly less for each. */
const most = 8;
