import { defined } from "../edit.js";
import type { ServiceNode } from "../nodes.js";
import { entry, note, place } from "./draft.js";
import type { Draft } from "./draft.js";
import type { Setting } from "./setting.js";

/** Adds the Application Auto Scaling requests of a service. */
export function addScaling(draft: Draft, name: string, { name: service, scaling }: ServiceNode, setting: Setting): void {
  if (scaling === undefined) return;
  const { min, max, policies, scheduled, site } = scaling;
  const at = entry("scaling", name);
  place(draft, at, site);
  if (min === undefined || max === undefined) {
    const message = `"${service}" has scaling policies or actions, but not between how many tasks it scales.`;
    const hint = "Call .scale({ min, max }) on it too.";
    note(draft, { rule: "scaling-bounds-missing", severity: "error", path: `${at}/target`, message, hint }, site);
  }
  const target = {
    ServiceNamespace: "ecs" as const,
    ResourceId: `service/${setting.cluster}/${service}`,
    ScalableDimension: "ecs:service:DesiredCount" as const,
  };
  for (const [index, { site: written }] of policies.entries()) place(draft, `${at}/policies/${index}`, written);
  for (const [index, { site: written }] of scheduled.entries()) place(draft, `${at}/scheduled/${index}`, written);
  draft.scaling[name] = {
    target: defined({ ...target, MinCapacity: min, MaxCapacity: max, ...scaling.target }),
    ...(policies.length > 0 && {
      policies: policies.map(({ name: PolicyName, policy }) => {
        const own = typeof policy === "function" ? policy({ cluster: setting.cluster, service }) : policy;
        return { PolicyName, ...own, ...target };
      }),
    }),
    ...(scheduled.length > 0 && { scheduled: scheduled.map(({ action }) => ({ ...action, ...target })) }),
  };
}
