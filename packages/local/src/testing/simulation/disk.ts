import type { Clock } from "../../clock.js";
import type { Random } from "../../random.js";
import { memoryContents, type MemoryContents } from "../../store/memory.js";
import type { Batch, Store } from "../../store/store.js";

/** A disk that outlives engines: commits take virtual time, and a crash keeps or loses the one on its way. */
export interface Disk {
  readonly contents: MemoryContents;
  /** A store for one engine; an older engine's is dead from then on. */
  open(): Store;
  /** The engine died: what was on its way is settled one way or the other. */
  crash(): void;
  /** Whether the next commit fails, as on a full disk. */
  full: boolean;
}

export interface DiskOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** The longest that a commit takes. */
  readonly maxMs: number;
  /** Told of every batch once it is durable, before its engine is. */
  readonly durable: (batch: Batch) => void;
}

export function simulatedDisk({ clock, random, maxMs, durable }: DiskOptions): Disk {
  const contents = memoryContents();
  let generation = 0;
  let onItsWay: Batch | undefined;

  function land(batch: Batch): void {
    onItsWay = undefined;
    contents.apply(batch);
    durable(batch);
  }

  const disk: Disk = {
    contents,
    full: false,
    open() {
      const own = ++generation;
      return {
        id: "disk",
        load: () => contents.load(),
        commit(batch, done) {
          if (own !== generation) throw new Error("a dead engine commits");
          if (onItsWay) throw new Error("two commits are on their way");
          onItsWay = batch;
          const fails = disk.full;
          disk.full = false;
          clock.after(random.below(maxMs + 1), () => {
            if (own !== generation || onItsWay !== batch) return;
            if (fails) {
              onItsWay = undefined;
              return done(new Error("no space left on device"));
            }
            land(batch);
            done();
          });
        },
        close: () => Promise.resolve(),
      };
    },
    crash() {
      generation++;
      const batch = onItsWay;
      onItsWay = undefined;
      if (batch && random.below(2) === 0) land(batch);
    },
  };
  return disk;
}
