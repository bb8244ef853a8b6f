import type { Random } from "../random.js";
import type { Effect } from "../drivers/driver.js";
import type { Row, Table } from "../state/rows.js";
import type { View } from "../state/view.js";

/** One change to one row, with a reason that a person can read. `put` writes a whole row, `patch` some of its members. */
export type Command = { [T in Table]: PutCommand<T> | PatchCommand<T> | DeleteCommand<T> }[Table];

export interface PutCommand<T extends Table> {
  readonly op: "put";
  readonly table: T;
  readonly key: string;
  readonly row: Row<T>;
  readonly why: string;
}

export interface PatchCommand<T extends Table> {
  readonly op: "patch";
  readonly table: T;
  readonly key: string;
  readonly row: Partial<Row<T>>;
  readonly why: string;
}

export interface DeleteCommand<T extends Table> {
  readonly op: "delete";
  readonly table: T;
  readonly key: string;
  readonly why: string;
}

/** A line for DescribeServices' events, in ECS's own words without the time and id. */
export interface ServiceEvent {
  readonly serviceArn: string;
  readonly message: string;
}

export interface Decision {
  readonly commands: readonly Command[];
  readonly effects?: readonly Effect[];
  readonly events?: readonly ServiceEvent[];
  /** Decide this key again at this time (milliseconds). Never stored: the first decision after boot gives it again. */
  readonly wakeAt?: number | undefined;
}

/** Reconciles one kind of thing to its desired state from whatever it sees; running it twice changes nothing. */
export interface Controller {
  readonly name: string;
  /** Which keys of this controller a changed row concerns. */
  readonly wakes: {
    readonly [T in Table]?: (
      old: Row<T> | undefined,
      now: Row<T> | undefined,
      key: string,
      wake: (key: string) => void,
      view: View,
    ) => void;
  };
  /** Keys to decide at boot. */
  keys(view: View): Iterable<string>;
  decide(view: View, key: string, now: number, random: Random): Decision | undefined;
}

/** An API write or read, or a driver's fact: it sees the view, may refuse by throwing (nothing is applied then), and says what changes. */
export type Input<R> = (
  view: View,
  now: number,
  random: Random,
) => {
  readonly commands?: readonly Command[];
  readonly effects?: readonly Effect[];
  readonly events?: readonly ServiceEvent[];
  readonly result: R;
};

/** What the control plane waits for, and how long. `--pace fast` caps AWS's own waits at a second. */
export interface Pace {
  /** How long an unchecked task must have run to count as healthy: 40 s on AWS. */
  readonly healthyAfterMs: number;
  /** How long a deregistered task still gets requests, before it is signalled. */
  readonly drainMs: number;
  /** The first delay of the back-off for tasks that never run; it doubles up to 27 minutes (AWS) or this times 30 (fast). */
  readonly backOffMs: number;
  readonly backOffMaxMs: number;
  /** How long a rolling deployment with alarms and no bake time of its own is watched once it has nothing left to do. */
  readonly alarmBakeMs: number;
  /** After so long a lifecycle hook's function that nobody answers for is taken to have succeeded. */
  readonly hookAnswerMs: number;
  /** From the launch of an imagined instance to its registration. */
  readonly instanceLaunchMs: number;
  /** How long each state of a container agent's update lasts. */
  readonly agentStepMs: number;
  /** How often a day Spot capacity is taken back on average, each task and each instance by itself; absent: only on request. */
  readonly spotPerDay?: number | undefined;
  /** The longest that a target waits for its next health check, and that it drains: as its group says on AWS. */
  readonly targetWaitMs: number;
  /** How long STOPPED tasks are remembered: an hour on AWS. */
  readonly rememberStoppedMs: number;
}
