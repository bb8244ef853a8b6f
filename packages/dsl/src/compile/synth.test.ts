import { StowageError } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { app } from "../app/app-builder.js";
import { task } from "../task/task-builder.js";
import { compile } from "./compile.js";
import { synth } from "./synth.js";

const web = task("web")
  .fargate({ cpu: 256, memory: 512 })
  .container("app", (c) => c.image("web", "1").port("http", 8080));

describe("synth", () => {
  it("gives the Assembly if no finding is an error", () => {
    expect(synth([web])).toEqual(compile([web]).assembly);
  });

  it("throws one error that lists all findings if one is", () => {
    const wrong = app("shop", { web }).configure({ web: (s) => s.serve("http").scaleAt("a", "rate(1 hour)", { min: 1 }) });
    const { diagnostics } = compile(wrong);
    let thrown: unknown;
    try {
      synth(wrong);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(StowageError);
    const { code, message, diagnostics: listed, location } = thrown as StowageError;
    expect(code).toBe("invalid-definition");
    expect(message).toMatch(/^The app "shop" has \d+ errors( and \d+ warnings?)?:\n/);
    for (const finding of diagnostics) {
      expect(message).toContain(`${finding.severity} ${finding.rule}`);
      expect(message).toContain(finding.message);
      expect(message).toContain(finding.hint);
    }
    expect(listed).toEqual(diagnostics);
    expect(location?.file).toMatch(/synth\.test\.ts$/);
    expect(message).not.toMatch(/^\s+at /m);
  });
});
