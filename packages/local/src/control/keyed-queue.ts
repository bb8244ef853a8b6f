/** Keys to decide, each waiting once however often it is woken, first come first served. */
export interface KeyedQueue {
  readonly size: number;
  push(controller: number, key: string): void;
  shift(): WaitingKey | undefined;
}

/** A key, and which of the controllers it is for. */
export interface WaitingKey {
  readonly controller: number;
  readonly key: string;
}

export function keyedQueue(controllers: number): KeyedQueue {
  const waiting = Array.from({ length: controllers }, () => new Set<string>());
  let entries: WaitingKey[] = [];
  let head = 0;
  return {
    get size() {
      return entries.length - head;
    },
    push(controller, key) {
      const keys = waiting[controller]!;
      const { size } = keys;
      // One look in place of two: most keys are new.
      if (keys.add(key).size > size) entries.push({ controller, key });
    },
    shift() {
      const entry = entries[head];
      if (!entry) return undefined;
      head++;
      waiting[entry.controller]!.delete(entry.key);
      // `array.shift()` moves everything that follows, so what was taken is cut off in one go.
      if (head === entries.length) {
        entries = [];
        head = 0;
      }
      return entry;
    },
  };
}
