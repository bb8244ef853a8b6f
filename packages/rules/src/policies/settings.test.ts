import type { Diagnostic } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { definePolicy } from "./define-policy.js";
import { applySettings, settingsFindings } from "./settings.js";

const finding = (rule: string, path: string): Diagnostic => ({ rule, severity: "error", path, message: "M.", hint: "H." });
const found = [finding("family-name", "/family"), finding("image-format", "/containerDefinitions/0/image")];
const reason = "known and accepted";
const none = new Set<number>();

describe("settings applied to findings", () => {
  it("change severities and silence", () => {
    const { diagnostics } = applySettings(found, { rules: { "family-name": "warning", "image-format": "off" } });
    expect(diagnostics.map(({ rule, severity }) => [rule, severity])).toEqual([["family-name", "warning"]]);
  });
  it("suppress below a path, and tell which suppressions were of use", () => {
    const suppressions = [
      { rule: "family-name", reason },
      { rule: "image-format", path: "/containerDefinitions/1", reason },
      { rule: "image-format", path: "/containerDefinitions/0", reason },
    ];
    const { diagnostics, used } = applySettings(found, { suppressions });
    expect(diagnostics).toEqual([]);
    expect([...used]).toEqual([0, 2]);
    expect(settingsFindings({ suppressions }, used).map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      "suppression-unneeded /suppressions/1",
    ]);
  });
  it("silence nothing without a reason", () => {
    const suppressions = [{ rule: "family-name", reason: "  " }];
    const { diagnostics, used } = applySettings(found, { suppressions });
    expect(diagnostics).toHaveLength(2);
    expect(settingsFindings({ suppressions }, used).map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      "suppression-reason /suppressions/0/reason",
    ]);
  });
  it("are not misled by names of Object's own members", () =>
    expect(applySettings([finding("constructor", "")], { rules: {} }).diagnostics).toHaveLength(1));
});

describe("findings about settings", () => {
  const policy = (id: string): ReturnType<typeof definePolicy> =>
    definePolicy({ id, severity: "error", on: "service", messages: { a: "A." }, hint: "B.", check: () => undefined });
  it("name the nearest rule, policy or pack", () => {
    const settings = {
      rules: { "familly-name": "off", "acme-taged": "off", nothing: "off" },
      policies: [policy("acme-tagged")],
      packs: ["security-hup"],
    } as const;
    expect(settingsFindings(settings, none).map(({ path, hint }) => `${path} ${hint}`)).toEqual([
      '/rules/familly-name Did you mean "family-name"?',
      '/rules/acme-taged Did you mean "acme-tagged"?',
      "/rules/nothing Remove it.",
      '/extends/0 Did you mean "security-hub"?',
    ]);
  });
  it("refuse policies that take another's id", () => {
    expect(
      settingsFindings({ policies: [policy("family-name"), policy("acme-a"), policy("acme-a")] }, none).map(
        ({ path, severity }) => `${severity} ${path}`,
      ),
    ).toEqual(["error /policies/0", "error /policies/2"]);
  });
  it("find nothing in settings that are right", () =>
    expect(settingsFindings({ rules: { "family-name": "off" }, policies: [policy("acme-a")], packs: ["security-hub"] }, none)).toEqual([]));
});
