import { escapePointer } from "@stowage/model";
import { fargateSizeOf } from "../estimate/task-size.js";
import type { Advice, Adviser } from "./advice.js";
import { onFargate, placedServices } from "./services.js";

/** Linux tasks on Fargate that would be cheaper on ARM: those of services, of one-off tasks, and of definitions that stand alone. */
export const arm: Adviser = ({ assembly, savingOf }) => {
  const elsewhere = new Set(
    placedServices(assembly)
      .filter((service) => !onFargate(service))
      .map(({ service }) => service.taskDefinition),
  );
  const definitions = Object.entries(assembly.taskDefinitions ?? {}).filter(([family]) => !elsewhere.has(family));
  return definitions.flatMap(([family, definition]): readonly Advice[] => {
    const size = fargateSizeOf(definition);
    if ("missing" in size || size.os !== "linux" || size.arch === "arm64") return [];
    const edits = [{ path: `/taskDefinitions/${escapePointer(family)}/runtimePlatform/cpuArchitecture`, value: "ARM64" }];
    const saving = savingOf(edits);
    if (saving === undefined || saving.lessThanOrEqualTo(0)) return [];
    const images = [...new Set((definition.containerDefinitions ?? []).map(({ image }) => image))].join(", ");
    return [
      {
        kind: "arm",
        resource: family,
        message: `Tasks of "${family}" cost less per vCPU and GB on ARM.`,
        saving: saving.toString(),
        risk: `Every image needs an arm64 build: ${images}. Native code may run faster or slower than on x86.`,
        edits,
        dsl: `.fargate({ cpu: ${size.cpu}, memory: ${size.memory}, arch: "ARM64" })`,
      },
    ];
  });
};
