import type { ContainerOverride, TaskManagedEBSVolumeConfiguration, TaskOverride } from "@stowage/model/ecs";
import { data, kind } from "../brand.js";
import { addRaw, append, merge, set } from "../edit.js";
import { nodeOf } from "../node-of.js";
import type { OneOffNode, TaskNode } from "../nodes.js";
import { PlacedBuilder } from "../placed/placed-builder.js";
import { callSite } from "../site.js";
import type { Site } from "../site.js";
import type { ConfigureOneOff, OneOff } from "./one-off.js";

/** The data of a one-off task, after `configure` has had its say. */
export function buildOneOff<C extends string, P extends string>(
  name: string,
  task: TaskNode,
  configure: ConfigureOneOff<C, P> | undefined,
  site: Site,
): OneOffNode {
  const node: OneOffNode = { name, request: { taskDefinition: task.name }, sites: { at: "", site }, raw: [], task, site };
  if (configure === undefined) return node;
  const run = new OneOffBuilder(node) as unknown as OneOff<C, P>;
  return nodeOf(configure(run), "oneOff", site, () => ({
    code: "no-one-off",
    message: `The callback of the one-off task "${name}" gives none.`,
    hint: "Give back what the steps give: (run) => run.count(2)…, without braces or with a return.",
  }));
}

class OneOffBuilder extends PlacedBuilder<OneOffNode> implements OneOff<string, string> {
  readonly [kind] = "oneOff" as const;
  readonly [data]: OneOffNode;

  constructor(node: OneOffNode) {
    super();
    this[data] = node;
    Object.freeze(this);
  }

  schedule(expression: string): this {
    return this.next({ ...this[data], schedule: { expression, site: callSite(this.schedule) } });
  }

  count(tasks: number): this {
    return this.next(set(this[data], "count", tasks, callSite(this.count)));
  }

  override(container: string, override: Omit<ContainerOverride, "name">): this {
    const overrides = this[data].request.overrides?.containerOverrides ?? [];
    const containerOverrides = [...overrides, { name: container, ...override }];
    return this.next(merge(this[data], "overrides", { containerOverrides }, callSite(this.override)));
  }

  overrideTask(override: Omit<TaskOverride, "containerOverrides">): this {
    return this.next(merge(this[data], "overrides", override, callSite(this.overrideTask)));
  }

  group(name: string): this {
    return this.next(set(this[data], "group", name, callSite(this.group)));
  }

  startedBy(name: string): this {
    return this.next(set(this[data], "startedBy", name, callSite(this.startedBy)));
  }

  reference(id: string): this {
    return this.next(set(this[data], "referenceId", id, callSite(this.reference)));
  }

  ebsVolume(volume: string, managedEBSVolume: TaskManagedEBSVolumeConfiguration): this {
    return this.next(append(this[data], "volumeConfigurations", [{ name: volume, managedEBSVolume }], callSite(this.ebsVolume)));
  }

  raw(fields: object): this {
    return this.next(addRaw(this[data], fields, callSite(this.raw)));
  }

  protected override current(): OneOffNode {
    return this[data];
  }

  protected override next(node: OneOffNode): this {
    return new OneOffBuilder(node) as this;
  }
}
