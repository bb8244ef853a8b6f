import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { instanceType, instanceTypeNames, instanceTypeHint } from "./instance-type.js";
import { registeredMemory } from "./registered-memory.js";

const source = JSON.parse(readFileSync(new URL("../../data/ec2-instance-types.json", import.meta.url), "utf8")) as {
  types: Record<
    string,
    {
      vcpus: number;
      memoryMiB: number;
      maxEnis?: number;
      maxEnisDefaultCard?: number;
      ecsTrunkTaskLimit?: number;
      branchEnis?: number;
      arch: string[];
    }
  >;
};

describe("the instance catalogue", () => {
  it("is what its source form gives", () => {
    const script = fileURLToPath(new URL("../../scripts/build-catalogue.mjs", import.meta.url));
    expect(execFileSync(process.execPath, [script, "--check"], { encoding: "utf8" })).toBe("");
  });

  it("has every type of the source with its figures", () => {
    const names = [...instanceTypeNames()];
    expect(names).toEqual(Object.keys(source.types).sort());
    for (const [name, facts] of Object.entries(source.types)) {
      const type = instanceType(name);
      expect(type).toMatchObject({ name, vcpus: facts.vcpus, cpu: facts.vcpus * 1024, advertisedMemory: facts.memoryMiB });
      const interfaces = facts.maxEnisDefaultCard ?? facts.maxEnis;
      expect(type?.enis).toBe(interfaces === undefined ? undefined : interfaces - 1);
      expect(type?.trunkEnis).toBe(facts.ecsTrunkTaskLimit ?? facts.branchEnis);
      expect(type?.architecture).toBe(facts.arch.includes("x86_64") ? "x86_64" : facts.arch.includes("arm64") ? "arm64" : undefined);
    }
  });

  // Source: ECS Developer Guide, container instance memory management; the ECS API's DescribeContainerInstances example.
  it.each([
    ["m4.large", 8192, 7985],
    ["a type of 4 GiB", 4096, 3768],
  ])("leaves for tasks what %s is known to register", (name, advertised, registered) => {
    expect(registeredMemory(name, advertised)).toBe(registered);
  });

  it("never leaves more than a type has, and more on a larger type", () => {
    let before = 0;
    for (const advertised of [512, 1024, 2048, 4096, 8192, 16_384, 65_536, 1_048_576]) {
      const left = registeredMemory("x", advertised);
      expect(left).toBeLessThan(advertised);
      expect(left).toBeGreaterThan(before);
      before = left;
    }
  });

  it("names the nearest types", () => {
    expect(instanceTypeHint("m5.larg")).toBe('Did you mean "m5.large", "c5.large" or "m1.large"?');
    expect(instanceTypeHint("M5.LARGE")).toMatch(/^Did you mean "m5.large", /);
    expect(instanceTypeHint("nonsense")).toBe("Name a type that EC2 has.");
    expect(instanceType("m5.larg")).toBeUndefined();
  });

  it("knows GPUs and edge locations", () => {
    expect(instanceType("g4dn.12xlarge")).toMatchObject({ gpus: 4, gpuName: "T4", edge: ["outposts"] });
    // Eight Gaudi accelerators, which no task asks for as GPUs.
    expect(instanceType("dl1.24xlarge")).toMatchObject({ gpus: 0, gpuName: undefined });
    expect(instanceType("t3.medium")?.edge).toEqual(["wavelength"]);
    expect(instanceType("m7i.large")?.edge).toEqual(["outposts", "local-zone"]);
  });
});
