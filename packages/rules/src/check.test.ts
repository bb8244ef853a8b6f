import { describe, expect, it } from "vitest";
import type { Assembly } from "@stowage/model";
import { flawless, service } from "../test/fixtures.js";
import { checkRequest } from "./check-request.js";
import { check } from "./check.js";

const shop: Assembly = {
  format: "stowage/assembly@1",
  app: "shop",
  clusters: { main: { clusterName: "main" } },
  taskDefinitions: { web: flawless() },
  services: { "main/web": service() },
};

const broken = { ...shop, taskDefinitions: { web: flawless({ networkMode: "bridge" }) } } satisfies Assembly;
const found = (assembly: Assembly, options = {}): string[] => check(assembly, options).map(({ rule, path }) => `${rule} ${path}`);

describe("check", () => {
  it("finds nothing in a valid Assembly", () => expect(check(shop)).toEqual([]));

  it("gives what no rule finds the severity that it is to have", () => {
    const tomorrow = { ...shop, services: { "main/web": { ...service(), tomorrow: 1 } } } as Assembly;
    const severities = (assembly: Assembly, options = {}) => check(assembly, options).map(({ rule, severity }) => [rule, severity]);
    expect(severities(tomorrow)).toEqual([["unknown-field", "error"]]);
    expect(severities(tomorrow, { severity: { "unknown-field": "warning" } })).toEqual([["unknown-field", "warning"]]);
    expect(severities({ ...tomorrow, checks: { severity: { "unknown-field": "off" } } })).toEqual([]);
    const request = checkRequest("service", { ...service(), tomorrow: 1 }, {}, { severity: { "unknown-field": "off" } });
    expect(request).toEqual([]);
  });

  it("says of each wrong shape which operation's it is", () => {
    const wrong = { ...shop, services: { "main/web": { ...service(), desird: 1 } }, app: 5 } as unknown as Assembly;
    expect(check(wrong).map(({ path, docs }) => [path, docs?.split("/").at(-1)])).toEqual(
      expect.arrayContaining([
        ["/services/main~1web/desird", "API_CreateService.html"],
        ["/app", "Welcome.html"],
      ]),
    );
  });

  it("points into the Assembly and says what AWS would answer", () => {
    expect(check(broken)).toContainEqual(
      expect.objectContaining({
        rule: "fargate-awsvpc-only",
        severity: "error",
        path: "/taskDefinitions/web/networkMode",
        aws: { exception: "ClientException", text: "Fargate only supports network mode ‘awsvpc’." },
      }),
    );
  });

  it("escapes names in paths", () => {
    const path = "/services/main~1web/desiredCount";
    expect(found({ ...shop, services: { "main/web": service({ desiredCount: "2" as unknown as number }) } })).toEqual([
      `wrong-type ${path}`,
    ]);
  });

  it("takes severities from the options and, before them, from the Assembly", () => {
    const rule = "fargate-awsvpc-only";
    expect(check(broken, { severity: { [rule]: "warning" } }).find((one) => one.rule === rule)?.severity).toBe("warning");
    const own = { ...broken, checks: { severity: { [rule]: "off" as const } } };
    expect(found(own, { severity: { [rule]: "warning" } })).not.toContain(`${rule} /taskDefinitions/web/networkMode`);
  });

  it("silences a finding that is suppressed with a reason", () => {
    const suppressions = [{ rule: "fargate-awsvpc-only", path: "/taskDefinitions/web", reason: "a test" }];
    expect(found({ ...broken, checks: { suppressions } })).not.toContain("fargate-awsvpc-only /taskDefinitions/web/networkMode");
  });

  it("silences nothing without a reason", () => {
    const suppressions = [{ rule: "fargate-awsvpc-only", reason: " " }];
    expect(found({ ...broken, checks: { suppressions } })).toEqual(
      expect.arrayContaining(["fargate-awsvpc-only /taskDefinitions/web/networkMode", "suppression-reason /checks/suppressions/0/reason"]),
    );
  });

  it("silences nothing at a path that is none", () => {
    const suppressions = [{ rule: "fargate-awsvpc-only", path: 5 as unknown as string, reason: "a test" }];
    expect(found({ ...broken, checks: { suppressions } })).toEqual(
      expect.arrayContaining(["fargate-awsvpc-only /taskDefinitions/web/networkMode", "wrong-type /checks/suppressions/0/path"]),
    );
  });

  it("warns of a suppression that is not needed, of one elsewhere, and of a rule that does not exist", () => {
    const suppressions = [
      { rule: "family-name", reason: "a test" },
      { rule: "family-nme", reason: "a test" },
    ];
    expect(found({ ...shop, checks: { suppressions, severity: { nothing: "off" }, packs: ["security-hup"] } })).toEqual([
      "suppression-unneeded /checks/suppressions/0",
      "unknown-rule /checks/suppressions/1/rule",
      "unknown-rule /checks/severity/nothing",
      "unknown-pack /checks/packs/0",
    ]);
  });
});
