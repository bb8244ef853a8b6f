import { escapePointer, fargateSizes, fargateWindowsCpu } from "@stowage/model";
import type { ServiceObservation } from "@stowage/model/inputs";
import { fargateSizeOf } from "../estimate/task-size.js";
import type { TaskSize } from "../estimate/task-size.js";
import type { PriceList } from "../prices/price-list.js";
import type { Advice, Adviser } from "./advice.js";
import { onFargate, placedServices } from "./services.js";

/** What a task keeps above the 95th percentile of its cpu and above the maximum of its memory. Our choice. */
const HEADROOM = 1.2;

/** Task definitions on Fargate whose tasks, as measured, would fit a cheaper size. */
export const rightSize: Adviser = ({ assembly, observations, prices, savingOf }) => {
  if (observations === undefined) return [];
  const services = placedServices(assembly).filter(onFargate);
  const families = [...new Set(services.map(({ definition }) => definition.family))];
  return families.flatMap((family): readonly Advice[] => {
    const users = services.filter(({ definition }) => definition.family === family);
    const measured = users.map(({ key }) => observations.services[key]);
    const size = fargateSizeOf(users[0]!.definition);
    const need = needOf(measured);
    if (need === undefined || "missing" in size) return [];
    const fitting = cheapestFit(prices, size, need);
    if (fitting === undefined || (fitting.cpu === size.cpu && fitting.memory === size.memory)) return [];
    const at = `/taskDefinitions/${escapePointer(family)}`;
    const edits = [
      { path: `${at}/cpu`, value: String(fitting.cpu) },
      { path: `${at}/memory`, value: String(fitting.memory) },
    ];
    const saving = savingOf(edits);
    if (saving === undefined || saving.lessThanOrEqualTo(0)) return [];
    return [
      {
        kind: "right-size",
        resource: family,
        message: `Tasks of "${family}" used ${need.cpuP95} cpu units in 95 % of ${observations.days} days and ${need.memoryMax} MiB at most: ${fitting.cpu} units and ${fitting.memory} MiB hold that with a fifth to spare, in place of ${size.cpu} and ${size.memory}.`,
        saving: saving.toString(),
        risk: `Peaks above the 95th percentile (${need.cpuMax} cpu units at most) are slower; a task that needs more than ${fitting.memory} MiB is killed. ${observations.days} days may not show every load.`,
        edits,
        dsl: `.fargate({ cpu: ${fitting.cpu}, memory: ${fitting.memory}${size.arch === "arm64" ? ', arch: "ARM64"' : ""} })`,
      },
    ];
  });
};

interface Need {
  readonly cpuP95: number;
  readonly cpuMax: number;
  readonly memoryMax: number;
}

/** The most that any of the services needs; undefined if one of them was not measured. */
function needOf(measured: readonly (ServiceObservation | undefined)[]): Need | undefined {
  if (measured.some((service) => service?.cpu === undefined || service.memory === undefined)) return undefined;
  const most = (of: (service: ServiceObservation) => number): number => Math.max(...measured.map((service) => of(service!)));
  return { cpuP95: most(({ cpu }) => cpu!.p95), cpuMax: most(({ cpu }) => cpu!.max), memoryMax: most(({ memory }) => memory!.max) };
}

function cheapestFit(prices: PriceList, size: TaskSize, need: Need): { readonly cpu: number; readonly memory: number } | undefined {
  const platform = `${size.os}/${size.arch}`;
  const [vcpu, gb] = [prices.find("fargate.vcpu", platform), prices.find("fargate.memory", platform)];
  if (vcpu === undefined || gb === undefined) return undefined;
  return Object.entries(fargateSizes)
    .flatMap(([cpu, memories]) => memories.map((memory) => ({ cpu: Number(cpu), memory })))
    .filter(({ cpu }) => size.os === "linux" || (fargateWindowsCpu as readonly number[]).includes(cpu))
    .filter(({ cpu, memory }) => cpu >= need.cpuP95 * HEADROOM && memory >= need.memoryMax * HEADROOM)
    .map((fitting) => ({ ...fitting, cost: vcpu.amount.times(fitting.cpu).plus(gb.amount.times(fitting.memory)) }))
    .sort((a, b) => a.cost.comparedTo(b.cost))[0];
}
