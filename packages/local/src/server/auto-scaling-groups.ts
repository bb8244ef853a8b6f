import { isObject, StowageError, type Place } from "@stowage/model";
import { instanceType, instanceTypeHint } from "@stowage/placement";
import { zonesOf } from "../control/capacity/group-of-assembly.js";
import type { Command, Input } from "../control/types.js";
import type { AutoScalingGroupRow } from "../state/auto-scaling-group-row.js";
import type { View } from "../state/view.js";

/** An Auto Scaling group whose instances are imagined. A capacity provider that names it brings them to its cluster. */
export interface LocalAutoScalingGroup {
  /** EC2 instance types; the first is launched, and managed scaling looks at all: `["m7i.large"]`. */
  readonly instanceTypes: readonly string[];
  /** The fewest instances; 0 by default. */
  readonly min?: number | undefined;
  readonly max: number;
  /** How many there are to be at first; by default as few as there may be. */
  readonly desired?: number | undefined;
  /** Where instances are launched: those in fewest zones first. By default the region's first zone. */
  readonly subnets?: readonly string[] | undefined;
  /** They are Spot instances, which can be taken back. */
  readonly spot?: boolean | undefined;
}

/** Groups by their names. */
export interface LocalAutoScalingGroups {
  readonly [name: string]: LocalAutoScalingGroup;
}

/**
 * Says what Auto Scaling groups there are; one of the same name is changed, and others stay.
 *
 * @throws {StowageError} `auto-scaling-group`, with which and what is wrong.
 */
export function giveAutoScalingGroups(place: Place, groups: LocalAutoScalingGroups): Input<{ readonly groups: readonly string[] }> {
  const rows = Object.entries(readGroups(groups)).map(([name, group]) => ({ name, ...sizesOf(place, group) }));
  return (view) => ({
    commands: rows.flatMap((row) => groupCommands(view, place, row)),
    result: { groups: rows.map(({ name }) => name) },
  });
}

/** Makes a group, or changes what is said of it; its instances, and those on their way, stay. */
export function groupCommands(
  view: View,
  { region, account }: Place,
  { desired, ...said }: Pick<AutoScalingGroupRow, "name" | "instanceTypes" | "zones" | "minSize" | "maxSize" | "desired" | "spot">,
): readonly Command[] {
  const key = `${region}/${account}/${said.name}`;
  const known = view.get("autoScalingGroups", key);
  const why = "said of the Auto Scaling group";
  if (!known) return [{ op: "put", table: "autoScalingGroups", key, row: { ...said, desired, launching: [], scaling: { below: 0 } }, why }];
  const within = Math.min(said.maxSize, Math.max(said.minSize, known.desired));
  return [{ op: "patch", table: "autoScalingGroups", key, row: { ...said, desired: within }, why }];
}

function sizesOf({ region }: Place, group: LocalAutoScalingGroup): Omit<AutoScalingGroupRow, "name" | "launching" | "scaling"> {
  const { instanceTypes, min = 0, max, desired = min, subnets = [], spot = false } = group;
  return { instanceTypes, zones: zonesOf(region, subnets), minSize: min, maxSize: max, desired, spot };
}

const members: readonly (keyof LocalAutoScalingGroup)[] = ["instanceTypes", "min", "max", "desired", "subnets", "spot"];

function readGroups(value: unknown): LocalAutoScalingGroups {
  if (!isObject(value)) throw refusal("Auto Scaling groups are an object.", "Name each: { NAME: { instanceTypes, max } }.");
  for (const [name, group] of Object.entries(value)) checkGroup(name, group);
  return value as unknown as LocalAutoScalingGroups;
}

function checkGroup(name: string, group: unknown): void {
  const refuse = (message: string, hint: string): never => {
    throw refusal(`${name}: ${message}`, hint);
  };
  if (!isObject(group)) return refuse("A group is an object.", `It has ${members.join(", ")}.`);
  const unknown = Object.keys(group).find((member) => !(members as readonly string[]).includes(member));
  if (unknown !== undefined) refuse(`A group has no member "${unknown}".`, `It may have ${members.join(", ")}.`);
  const { instanceTypes, min = 0, max, desired = min, subnets = [], spot = false } = group;
  if (!isTexts(instanceTypes) || instanceTypes.length === 0) return refuse("instanceTypes must name EC2 types.", `As ["m7i.large"].`);
  for (const type of instanceTypes) {
    if (instanceType(type) === undefined) refuse(`The instance type "${type}" is not known.`, instanceTypeHint(type));
  }
  if (!isCount(min) || !isCount(max) || !isCount(desired) || min > desired || desired > max) {
    refuse("min, desired and max must be whole numbers in this order.", "At least max must be there.");
  }
  if (!isTexts(subnets)) refuse("subnets must be ids of subnets.", `As ["subnet-us-east-1a"].`);
  if (typeof spot !== "boolean") refuse("spot must be true or false.", "Leave it out for On-Demand instances.");
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function refusal(message: string, hint: string): StowageError {
  return new StowageError("auto-scaling-group", message, { hint });
}
