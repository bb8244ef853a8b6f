import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RegoEngine, TemplateFile } from "@aws/cloudformation-validate";
import type { Engine, StandardDiagnostic } from "@aws/cloudformation-validate";
import { readAssembly } from "@stowage/model";
import type { Assembly, Diagnostic } from "@stowage/model";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emitCloudFormation } from "../src/index.js";
import { arbitraryAssembly } from "./arbitrary-assembly.js";
import { assemblies } from "./assemblies.js";
import { behindABalancer } from "./behind-a-balancer.js";
import { golden } from "./golden.js";
import { wholeEstate } from "./whole-estate.js";

// AWS's own validator, offline. It takes seconds to start, and milliseconds for a template.
let engine: Engine;
const folder = mkdtempSync(join(tmpdir(), "stowage-template-"));

beforeAll(() => {
  engine = new RegoEngine();
}, 120_000);

afterAll(() => {
  engine.free();
  rmSync(folder, { recursive: true });
});

describe("the CloudFormation template", () => {
  it.each(Object.entries({ ...assemblies, behindABalancer, wholeEstate }) as [string, Assembly][])(
    "of %s passes AWS's own validator, and is its golden file",
    (name, assembly) => {
      expect(readAssembly(assembly).diagnostics).toEqual([]);
      const found: Diagnostic[] = [];
      const template = emitCloudFormation(assembly, { report: (finding) => found.push(finding) });
      const text = `${JSON.stringify({ template, leftOut: found.map(({ path }) => path) }, undefined, 2)}\n`;
      expect(text).toBe(golden(`cloudformation-${name}.json`, text));
      expect(errorsOf(template)).toEqual([]);
    },
  );

  it("adds to a listener each certificate beyond the first", () => {
    const public_ = behindABalancer.loadBalancers!["public"]!;
    const [first, second] = ["first", "second"].map((id) => ({ CertificateArn: `arn:aws:acm:eu-west-1:123456789012:certificate/${id}` }));
    const listener = {
      LoadBalancerArn: "public",
      Port: 443,
      Protocol: "HTTPS" as const,
      Certificates: [first!, second!],
      DefaultActions: [{ Type: "fixed-response" as const, FixedResponseConfig: { StatusCode: "404" } }],
    };
    const template = emitCloudFormation({
      ...behindABalancer,
      loadBalancers: { public: { ...public_, listeners: [...public_.listeners!, listener] } },
    });
    expect(template.Resources["Public443Listener"]?.Properties).toMatchObject({ Certificates: [first] });
    expect(template.Resources["Public443ListenerCertificate2"]).toEqual({
      Type: "AWS::ElasticLoadBalancingV2::ListenerCertificate",
      Properties: { ListenerArn: { Ref: "Public443Listener" }, Certificates: [second] },
    });
    expect(errorsOf(template)).toEqual([]);
  });

  it("has no property that CloudFormation does not know, and no reference that leads nowhere, whatever is in it", () => {
    fc.assert(
      fc.property(arbitraryAssembly, (assembly) => {
        const shape = errorsOf(emitCloudFormation(assembly)).filter(
          (error) => /^F3002 |^[EF]1/.test(error) && !/does not match format/.test(error),
        );
        expect(shape).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});

function errorsOf(template: object): string[] {
  const file = join(folder, "template.json");
  writeFileSync(file, JSON.stringify(template));
  const { diagnostics } = engine.validateStandard(new TemplateFile(file));
  return diagnostics
    .filter(isError)
    .map(({ ruleId, entity, propertyPath, message }) => `${ruleId} ${entity?.logicalId} ${propertyPath}: ${message}`);
}

function isError({ severity }: StandardDiagnostic): boolean {
  return severity === "FATAL" || severity === "ERROR";
}
