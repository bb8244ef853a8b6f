import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { generatedApp } from "./generated-app.js";
import { packageFolder, tsc } from "./tsc.js";

// Counts, not times: a builder whose types grow with the square of the services shows in the compiler's instantiations.
describe("an app's types", () => {
  const instantiations: Record<number, number> = {};
  let declaration = "";

  beforeAll(() => {
    for (const count of [50, 100, 200]) {
      const folder = project(count);
      const printed = tsc(folder, "-p", ".", "--extendedDiagnostics");
      expect(printed).not.toContain("error TS");
      instantiations[count] = Number(/^Instantiations:\s+(\d+)/m.exec(printed)![1]);
      if (count === 100) declaration = readFileSync(join(folder, "out", "shop.d.ts"), "utf8");
    }
  });

  it("cost in proportion to the services", () => {
    const first = instantiations[100]! - instantiations[50]!;
    const second = instantiations[200]! - instantiations[100]!;
    expect(second / first).toBeGreaterThan(1.9);
    expect(second / first).toBeLessThan(2.1);
  });

  it("cost little for each service", () => {
    // Measured: 18 a service and its task with TypeScript 7.0.2; the limit leaves room for steps to come, not for a new design.
    expect((instantiations[200]! - instantiations[100]!) / 100).toBeLessThan(40);
  });

  it("are declared in a few bytes a service", () => {
    expect(declaration).toContain("App<{");
    expect(declaration).toContain('s99: "http"');
    expect(declaration.length).toBeLessThan(4000);
  });
});

function project(count: number): string {
  const folder = join(packageFolder, "test-results", `size-${count}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "shop.ts"), generatedApp(count));
  const compilerOptions = { noEmit: false, declaration: true, outDir: "out", rootDir: ".", isolatedDeclarations: false };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../../test/fixtures/tsconfig.json", compilerOptions, include: ["shop.ts"] }),
  );
  return folder;
}
