import type { Plan } from "@stowage/client";
import { describe, expect, it } from "vitest";
import type { Io } from "../io.js";
import { renderPlan } from "./plan.js";

const io = { color: false } as Io;
const unsent = [{ path: "/services/main~1web/warmPool", message: '"warmPool" is not sent.', hint: "Remove it." }];
const plan = (changes: Plan["changes"]): Plan => ({
  format: "stowage/plan@1",
  app: "shop",
  region: "eu-west-1",
  changes,
  unsent,
  assembly: { format: "stowage/assembly@1", app: "shop" },
});

describe("what a deployment does not send", () => {
  it("stands under what it changes", () => {
    expect(renderPlan(plan([{ kind: "cluster", name: "main", action: "create", differences: [] }]), io)).toBe(
      [
        "shop in eu-west-1",
        "  + create   cluster            main",
        "1 to change, 0 as defined.",
        '  ! /services/main~1web/warmPool: "warmPool" is not sent.',
        "      Remove it.",
        "",
      ].join("\n"),
    );
  });

  it("is told of where nothing changes too", () => {
    expect(renderPlan(plan([]), io)).toBe(
      [
        "shop in eu-west-1 is as defined: nothing to change.",
        '  ! /services/main~1web/warmPool: "warmPool" is not sent.',
        "      Remove it.",
        "",
      ].join("\n"),
    );
  });
});
