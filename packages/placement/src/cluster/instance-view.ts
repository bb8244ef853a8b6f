import type { QueryTarget } from "../query/compile.js";
import type { Instance } from "../snapshot.js";
import { attributeOf } from "./attribute-of.js";
import type { Facts } from "./facts.js";

/** What checks and expressions see of one instance. */
export interface InstanceView extends QueryTarget {
  readonly spec: Instance;
  readonly cpu: number;
  readonly memory: number;
  readonly gpus: number;
  readonly enis: number;
  readonly portCount: number;
  portTaken(port: number): boolean;
  /** Tasks of a group, by its name. */
  tasksOf(name: string): number;
}

/** A view that can be moved from slot to slot, so that a search makes no garbage. */
export class SlotView implements InstanceView {
  slot = 0;
  readonly #facts: Facts;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  get spec(): Instance {
    return this.#facts.specs[this.slot] as Instance;
  }
  get cpu(): number {
    return this.#facts.cpu(this.slot);
  }
  get memory(): number {
    return this.#facts.memory(this.slot);
  }
  get gpus(): number {
    return this.#facts.gpus(this.slot);
  }
  get enis(): number {
    return this.#facts.enis(this.slot);
  }
  get portCount(): number {
    return this.#facts.portCount(this.slot);
  }
  get agentConnected(): boolean {
    return this.spec.agentConnected ?? true;
  }
  get agentVersion(): string | undefined {
    return this.spec.agentVersion;
  }
  get ec2InstanceId(): string | undefined {
    return this.spec.ec2InstanceId;
  }
  get registeredAt(): number | undefined {
    return this.spec.registeredAt;
  }
  get runningTasksCount(): number {
    return this.#facts.tasks(this.slot);
  }
  attribute(name: string): string | undefined {
    return attributeOf(this.spec, name);
  }
  portTaken(port: number): boolean {
    return this.#facts.portTaken(this.slot, port);
  }
  tasksOf(name: string): number {
    return this.#facts.tallies.get(name)?.at(this.slot) ?? 0;
  }
  *taskGroups(): Generator<string> {
    for (const tally of this.#facts.tallies.values()) if (tally.at(this.slot) > 0) yield tally.taskGroup;
  }
}
