import { limits } from "@stowage/model";
import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const portRangeFormat: Rule = rule({
  id: "container-port-range-format",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`containerPortRange` is FIRST-LAST within 1 to 65535, alone in its mapping, and overlaps no other port of its container.",
  source: "PortMapping$containerPortRange",
  docs: "API_PortMapping",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "containerPortRange",
  messages: {
    form: '"{range}" is not FIRST-LAST with the first below the last, within 1 to 65535.',
    alone: "A mapping of a range has no containerPort and no hostPort.",
    overlap: 'The range "{range}" overlaps another port mapping of "{container}".',
    many: '"{container}" maps {count} ranges; ECS takes {max}.',
  },
  hint: 'Write "8000-8010".',
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      const taken: [number, number][] = [];
      let count = 0;
      for (const [index, { containerPort, hostPort, containerPortRange: range }] of (container.portMappings ?? []).entries()) {
        const path = [...at, "portMappings", index, "containerPortRange"];
        const ports = range === undefined ? containerPort !== undefined && ([containerPort, containerPort] as const) : bounds(range);
        if (range !== undefined) {
          count += 1;
          if (!ports) report("form", path, { range });
          else if (containerPort !== undefined || hostPort !== undefined) report("alone", path);
          else if (taken.some(([first, last]) => ports[0] <= last && first <= ports[1]))
            report("overlap", path, { range, container: name });
        }
        if (ports) taken.push([...ports]);
      }
      const { max } = limits.portRangesPerContainer;
      if (count > max) report("many", [...at, "portMappings"], { container: name, count, max });
    }
  },
});

function bounds(range: string): readonly [number, number] | undefined {
  const [, first, last] = /^(\d{1,5})-(\d{1,5})$/.exec(range)?.map(Number) ?? [];
  return first !== undefined && last !== undefined && first >= 1 && first < last && last <= 65535 ? [first, last] : undefined;
}
