/** How many runs of rules are under way: one may start another. */
let running = 0;
/** Those that hold a fact. */
const filled: Slot[] = [];

interface Slot {
  of: object | undefined;
  fact: unknown;
}

/**
 * A fact that many rules ask for, derived once for the subject that is being judged. It is remembered only while rules run, and only for
 * the subject that was last asked about: nothing is kept, and nobody sees what a subject was before it changed. It must not depend on
 * `requiresCompatibilities`, which `launchTypeTest` changes while it asks.
 */
export function once<S extends object, T>(derive: (subject: S) => T): (subject: S) => T {
  const slot: Slot = { of: undefined, fact: undefined };
  return (subject) => {
    if (slot.of === subject) return slot.fact as T;
    const fact = derive(subject);
    if (running > 0) {
      if (slot.of === undefined) filled.push(slot);
      slot.of = subject;
      slot.fact = fact;
    }
    return fact;
  };
}

/** Begins a run of rules: facts are remembered until it ends. */
export function beginFacts(): void {
  running += 1;
}

/** Ends a run of rules; when the last one ends, everything is forgotten. */
export function endFacts(): void {
  running -= 1;
  if (running > 0) return;
  for (let index = 0; index < filled.length; index++) {
    filled[index]!.of = undefined;
    filled[index]!.fact = undefined;
  }
  filled.length = 0;
}
