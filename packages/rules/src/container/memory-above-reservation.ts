import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const memoryAboveReservation: Rule = rule({
  id: "memory-above-reservation",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A container's hard limit `memory` is not below its `memoryReservation`.",
  source: "ContainerDefinition$memory",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "memoryReservation",
  messages: { below: 'The container "{container}" reserves {reserved} MiB, more than the {memory} MiB that it may use.' },
  hint: "Make `memory` larger than `memoryReservation`.",
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      const { memory, memoryReservation: reserved } = container;
      if (memory !== undefined && reserved !== undefined && memory < reserved)
        report("below", [...at, "memory"], { container: name, memory, reserved });
    }
  },
});
