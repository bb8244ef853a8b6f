import type { SimulationResult } from "@stowage/local/simulate";
import type { Estimate } from "@stowage/model";

/** The answer with a member on each line and no space within: its series are long, and for programs. */
export function* simulationJson(result: SimulationResult, cost: Estimate | undefined): Iterable<string> {
  const { services, tasks, ...rest } = result;
  yield "{\n";
  for (const [name, value] of Object.entries(rest)) yield `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`;
  if (cost) yield `  "cost": ${JSON.stringify(cost)},\n`;
  yield '  "services": [\n';
  for (const [i, service] of services.entries()) yield `    ${JSON.stringify(service)}${i < services.length - 1 ? "," : ""}\n`;
  yield '  ],\n  "tasks": [\n';
  for (const [i, task] of tasks.entries()) yield `    ${JSON.stringify(task)}${i < tasks.length - 1 ? "," : ""}\n`;
  yield "  ]\n}\n";
}
